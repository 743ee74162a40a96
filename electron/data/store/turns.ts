/** One after another: what changes accounts, keys or the file of a store as a whole must not run beside its like. */

const last = new WeakMap<object, Promise<unknown>>();

/** Runs `work` when everything before it on the same `owner` has ended. */
export function inTurn<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(owner) ?? Promise.resolve()).then(work);
  last.set(
    owner,
    mine.catch(() => undefined),
  );
  return mine;
}
