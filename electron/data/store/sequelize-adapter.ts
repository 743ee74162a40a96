/**
 * The part of node-sqlite3's callback API that Sequelize 6 calls, over the writing handle. Sequelize is used inside `Store.write` only, which
 * has already begun the transaction and lets one writer in at a time: so no locks and no transactions here.
 */
import type { Database as Handle, Statement } from 'better-sqlite3';

type Row = Record<string, unknown>;
type Callback = ((this: { lastID: number; changes: number }, error: Error | null, rows?: Row[] | Row) => void) | undefined;
type Parameters = unknown[] | Record<string, unknown> | undefined;

const bound = (value: unknown): unknown =>
  value === undefined ? null : typeof value === 'boolean' ? Number(value) : value instanceof Date ? value.toISOString() : value;

function bind(parameters: Parameters): unknown[] {
  if (!parameters) return [];
  if (Array.isArray(parameters)) return parameters.map(bound);
  const named = Object.entries(parameters).map(([name, value]) => [name.replace(/^[$:@]/, ''), bound(value)]);
  return named.length ? [Object.fromEntries(named)] : [];
}

/** A `dialectModule` for Sequelize bound to this handle, whatever file name Sequelize asks for. */
export function dialectOver(handle: Handle): object {
  const cache = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = cache.get(sql);
    if (known) return known;
    const made = handle.prepare(sql);
    if (cache.size >= 200) cache.delete(cache.keys().next().value!);
    cache.set(sql, made);
    return made;
  };

  class Database {
    constructor(_file: string, _mode: unknown, done?: (error: Error | null) => void) {
      queueMicrotask(() => done?.call(this, null));
    }
    serialize(run?: () => void): void {
      run?.();
    }
    #execute(sql: string, parameters: Parameters | Callback, callback: Callback, first: boolean): this {
      const done = typeof parameters === 'function' ? parameters : callback;
      const values = typeof parameters === 'function' ? [] : bind(parameters);
      let error: Error | null = null;
      let rows: Row[] | Row | undefined = [];
      const meta = { lastID: 0, changes: 0 };
      try {
        const statement = prepared(sql);
        if (statement.reader) {
          const all = statement.all(...values) as Row[];
          rows = first ? all[0] : all;
        } else {
          const result = statement.run(...values);
          meta.lastID = Number(result.lastInsertRowid);
          meta.changes = result.changes;
        }
      } catch (thrown) {
        error = thrown as Error;
      }
      queueMicrotask(() => done?.call(meta, error, rows));
      return this;
    }
    run(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
      return this.#execute(sql, parameters, callback, false);
    }
    all(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
      return this.#execute(sql, parameters, callback, false);
    }
    get(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
      return this.#execute(sql, parameters, callback, true);
    }
    exec(sql: string, callback?: (error: Error | null) => void): this {
      let error: Error | null = null;
      try {
        handle.exec(sql);
      } catch (thrown) {
        error = thrown as Error;
      }
      queueMicrotask(() => callback?.(error));
      return this;
    }
    close(callback?: (error: Error | null) => void): void {
      cache.clear(); // the store closes the handle itself
      queueMicrotask(() => callback?.(null));
    }
  }
  return { Database, OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4, verbose: () => ({ Database }) };
}
