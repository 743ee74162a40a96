/** How wide words are in print, and where a line of Chinese breaks. Widths are those of the wider common fonts, so that a box never is too small. */

const full = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6‘’“”…—·①-⑳]/u;

/** Of one character, in ems. */
function emOf(char: string): number {
  if (full.test(char) || char.codePointAt(0)! > 0xffff) return 1;
  if (char === ' ') return 0.3;
  if (/[MWmw@%&]/.test(char)) return 0.95;
  if (/[A-Z]/.test(char)) return 0.75;
  return char.charCodeAt(0) < 0x2e80 ? 0.6 : 1;
}

/** In ems. */
export const widthOf = (text: string): number => Array.from(text).reduce((sum, char) => sum + emOf(char), 0);

const neverFirst = /^[，。、；：！？）》】」』〉”’…,.;:!?)\]}%％]/;
const neverLast = /[（《【「『〈“‘([{]$/;

/** What is not parted: a run of letters and digits, any other character alone. */
function pieces(text: string, most: number): string[] {
  return (text.match(/[A-Za-z0-9._/-]+|\s+|[\s\S]/gu) ?? []).flatMap((piece) => (widthOf(piece) > most ? Array.from(piece) : [piece]));
}

function greedy(parts: readonly string[], most: number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const piece of parts) {
    if (line.length > 0 && widthOf(line.join('') + piece.trimEnd()) > most) {
      const carried: string[] = [];
      // 避头尾: what may not begin a line takes the character before it along; what may not end one goes along itself.
      while (line.length > 1 && (neverFirst.test([...carried, piece].join('')) || neverLast.test(line.join(''))))
        carried.unshift(line.pop()!);
      lines.push(line.join('').trim());
      line = carried;
    }
    if (line.length > 0 || piece.trim() !== '') line.push(piece);
  }
  if (line.join('').trim() !== '') lines.push(line.join('').trim());
  return lines;
}

/** Lines at most `most` ems wide, as even as the least number of lines allows. */
export function wrapped(text: string, most: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const parts = pieces(paragraph.replace(/\s+/g, ' ').trim(), most);
    const lines = greedy(parts, most);
    let best = lines;
    for (let width = most - 0.5; width >= most / 2 && lines.length > 1; width -= 0.5) {
      const narrower = greedy(parts, width);
      if (narrower.length > lines.length) break;
      best = narrower;
    }
    return best;
  });
}
