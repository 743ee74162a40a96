/** The little XML that spreadsheets are written in: attributes and entities, without a tree. */

const entity = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved, and the `_x000D_` that Excel writes for characters XML cannot carry. */
export function unescapeXml(text: string): string {
  if (text.includes('&')) {
    text = text.replace(entity, (_, hex: string | undefined, dec: string | undefined, name: string | undefined) =>
      name ? named[name]! : codePoint(hex ? parseInt(hex, 16) : Number(dec)),
    );
  }
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}

const codePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** The value of an attribute inside a start tag, or null. */
export function attribute(tag: string, name: string): string | null {
  const m = new RegExp(`[\\s](?:[A-Za-z]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return m ? unescapeXml(m[1] ?? m[2] ?? '') : null;
}

/** Every start tag of a local name, as written. */
export function startTags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:[A-Za-z0-9]+:)?${name}(?=[\\s/>])[^>]*>`, 'g')) ?? [];
}
