/**
 * What the library does not see of an .ods: hidden columns, and rows and columns that stand in a group: those repeated as heads on every printed page, those folded under an outline. The library
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

/** Hidden columns of each table: of a helper's column and one that is shown, the one that is shown counts. */
export function hiddenColumns(zip: Zip): number[][] {
  const tables = (partText(zip, 'content.xml') ?? '').split(/<table:table(?=[\s>])/).slice(1);
  return tables.map((table) => {
    const hidden: number[] = [];
    let at = 0;
    for (const [column] of table.matchAll(/<table:table-column(?=[\s/>])[^>]*>/g)) {
      const repeated = Number(/number-columns-repeated="(\d+)"/.exec(column)?.[1] ?? 1);
      if (/visibility="(collapse|filter)"/.test(column)) for (let i = 0; i < repeated && at + i < 512; i++) hidden.push(at + i);
      at += repeated;
    }
    return hidden;
  });
}
