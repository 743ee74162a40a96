/** The files that a double click opens in the program. Their associations are made by the installers. */

export const openableKinds = ['snapshot', 'card', 'receipt'] as const;
export type OpenableKind = (typeof openableKinds)[number];

const endings: readonly [ending: string, kind: OpenableKind][] = [
  ['.age', 'snapshot'],
  ['.station.json', 'card'],
  ['.receipt.json', 'receipt'],
];

/** What a file is by its name; null for any other. Whether it really is one is found out when it is read. */
export function openableKind(path: string): OpenableKind | null {
  const name = path.toLowerCase();
  return endings.find(([ending]) => name.endsWith(ending))?.[1] ?? null;
}
