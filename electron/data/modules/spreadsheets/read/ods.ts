/**
 * Rows and columns of an .ods that stand in a group: those repeated as heads on every printed page, those folded under an outline. The library
 * reads only what stands directly in the table and would leave them out, so the groups are taken away and what is in them stays.
 */
import { partText, storedZip } from './zip.ts';
import type { Zip } from './zip.ts';

// OpenDocument 1.3 part 3, 9.1.2 to 9.1.12: what may stand around rows and columns of a table.
const groups = /<\/?table:table-(?:header-rows|rows|row-group|header-columns|columns|column-group)(?=[\s/>])[^>]*>/g;

/** The file for the library: as it is where it has no groups, else with its content alone. */
export function withoutGroups(zip: Zip): Buffer {
  const content = partText(zip, 'content.xml');
  if (!content?.match(groups)) return zip.bytes;
  return storedZip({ mimetype: partText(zip, 'mimetype') ?? '', 'content.xml': content.replace(groups, '') });
}
