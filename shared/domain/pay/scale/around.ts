/** What is written above and below a pay scale: its name, the base, a factor, from when it holds. */
import { inFigures, numeralOf } from '../../numerals.ts';
import { amountOf } from './cells.ts';
import type { Grid, Said } from './grid.ts';
import { baseLine, dayLine, documentNoLine, factorLine, gradesLine, reconstructedTitle, syntheticTitle, yearlyLine } from './words.ts';

export type Figure = Said & { value: number };
export type Around = {
  title: Said | null;
  /** Every base that is spoken of; more than one is for a person to choose from. */
  bases: Figure[];
  factors: (Figure & { label: string })[];
  from: (Said & { day: string }) | null;
  /** How many grades the title says there are. */
  declared: Figure | null;
  yearly: Said | null;
  documentNo: Said | null;
  nature: 'document' | 'reconstructed' | 'synthetic';
};

const isTitle = (text: string): boolean => !/^[（(]?(单位|附件|填报|制表|注|备注|说明|基数|基准)/.test(text) && /[一-龥]{2}/.test(text);

export function aroundOf({ around, lines }: Grid): Around {
  const bases: Figure[] = [];
  const factors: Around['factors'] = [];
  let from: Around['from'] = null;
  for (const said of around) {
    const text = said.text.normalize('NFKC');
    for (const m of text.matchAll(baseLine)) {
      const value = amountOf(`${m[1]}${m[2] === '万元' ? '万元' : ''}`, false);
      // 基数×1.05 speaks of no base.
      if (value !== null && value >= 10_000 && !bases.some((b) => b.value === value)) bases.push({ ...said, value });
    }
    for (const m of text.matchAll(factorLine)) {
      const value = Math.round(Number(m[2]) * 10_000);
      if (!factors.some((f) => f.label === m[1])) factors.push({ ...said, label: m[1]!, value });
    }
    for (const m of inFigures(text).matchAll(dayLine)) {
      const day = `${m[1]}-${m[2]!.padStart(2, '0')}-${(m[3] ?? '1').padStart(2, '0')}`;
      if (!Number.isNaN(Date.parse(day))) from ??= { ...said, day };
    }
  }
  const title = around.find((said) => said.above && isTitle(said.text)) ?? null;
  const counted = around.find((said) => said.above && gradesLine.test(said.text));
  const number = counted && gradesLine.exec(counted.text)![1]!;
  const numbered = around.find((said) => documentNoLine.test(said.text));
  const headings = lines.map((l): Said => ({ ...l.at, text: l.heading.join(' ') }));
  return {
    title,
    bases,
    factors,
    from,
    declared: counted ? { ...counted, value: /\d/.test(number!) ? Number(number) : (numeralOf(number!) ?? 0) } : null,
    yearly: [...around, ...headings].find((said) => yearlyLine.test(said.text)) ?? null,
    documentNo: numbered ? { ...numbered, text: documentNoLine.exec(numbered.text)![0].replace(/\s|^.*(依据|根据|按照|依照)/g, '') } : null,
    nature:
      title && syntheticTitle.test(title.text) ? 'synthetic' : title && reconstructedTitle.test(title.text) ? 'reconstructed' : 'document',
  };
}
