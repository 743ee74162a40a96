/**
 * What the library does not see of an .ods: hidden columns, and rows and columns that stand in a group: those repeated as heads on every printed page, those folded under an outline. The library
 * reads only what stands directly in the table and would leave them out, so the groups are taken away and what is in them stays.
 */
import { partText, storedZip } from './zip.ts';
import type { Zip } from './zip.ts';

// OpenDocument 1.3 part 3, 9.1.2 to 9.1.12: what may stand around rows and columns of a table.
const groups = /<\/?table:table-(?:header-rows|rows|row-group|header-columns|columns|column-group)(?=[\s/>])[^>]*>/g;

/** A number under a format that shows more digits than it has (0000001000, 2015.10): the library would give the bare number. */
const shown =
  /(<table:table-cell(?=\s)(?:(?!table:formula)[^>])*?) office:value-type="float" office:value="[\d.]+"([^>]*>\s*<text:p>(?:0\d+|(?:19|20)\d\d\.10)<\/text:p>)/g;

/** The file for the library: as it is where it has no groups and no such numbers, else with its content alone. */
export function forLibrary(zip: Zip): Buffer {
  const content = partText(zip, 'content.xml');
  if (!content || (content.search(groups) < 0 && content.search(shown) < 0)) return zip.bytes;
  return storedZip({
    mimetype: partText(zip, 'mimetype') ?? '',
    'content.xml': content.replace(groups, '').replace(shown, '$1 office:value-type="string"$2'),
  });
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
