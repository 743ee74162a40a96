/** What is derived from a record to find it by: the pinyin initials of its title, and the text that the search box looks through. */
import { createRequire } from 'node:module';
import type { Register, Value } from '#shared/registers/index.ts';

/** Loaded with the first name that is written: its dictionary is half a megabyte. */
let library: typeof import('pinyin-pro') | null = null;
const readings = (): typeof import('pinyin-pro') =>
  (library ??= createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro'));

const initialsOf = new Map<string, string>();
const surnames = new Map<string, string>();

function initial(character: string, surname: boolean): string {
  const known = surname ? surnames : initialsOf;
  let found = known.get(character);
  if (found === undefined) {
    const read = /\p{Script=Han}/u.test(character)
      ? readings().pinyin(character, { pattern: 'first', toneType: 'none', ...(surname ? { mode: 'surname' as const } : {}) })
      : character;
    found = /^[0-9a-z]$/i.test(read) ? read.toLowerCase() : '';
    known.set(character, found);
  }
  return found;
}

/** `张丽君` -> `zlj`; a person's first character is read as a surname (`单` -> `s`). At most 32 characters. */
export function initials(text: string, person: boolean): string {
  let out = '';
  for (const character of text) {
    out += initial(character, person && out === '');
    if (out.length >= 32) break;
  }
  return out;
}

const persons = new Set(['workers', 'seats', 'payLines']);

const searchedFields = new Map<Register, readonly string[]>();

/** Looked up once: this runs for every record of an import. */
function searchedOf(r: Register): readonly string[] {
  let names = searchedFields.get(r);
  if (!names) searchedFields.set(r, (names = r.fields.filter((f) => f.searched).map((f) => f.name)));
  return names;
}

/** Both are kept with the record. */
export function derived(r: Register, values: Record<string, Value | undefined>): { pinyin: string; search: string } {
  const title = values[r.title];
  const letters = typeof title === 'string' ? initials(title, persons.has(r.name)) : '';
  let search = letters;
  for (const name of searchedOf(r)) {
    const value = values[name];
    if (value !== undefined && value !== null && value !== '') search += `\n${value}`;
  }
  return { pinyin: letters, search: search.toLowerCase() };
}
