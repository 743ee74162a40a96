/** What the set-up page says about a division code as it is typed. */
import { checkDivisionCode, streetKind } from '#shared/domain/divisionCode.ts';
import type { DivisionProblem } from '#shared/domain/divisionCode.ts';

type Kind = 'street' | 'county';

const problems: Record<Exclude<DivisionProblem, 'divisionCodeLength'>, string> = {
  divisionCodeProvince: '前两位不是有效的省级代码。',
  divisionCodeCounty: '前六位不是县（市、区）的代码。',
  divisionCodeStreet: '后三位应为 001–099（街道）、100–199（镇）、200–399（乡）或 400–599（类似乡级单位）。',
};
const kinds = { street: '街道', town: '镇', township: '乡', enterprise: '类似乡级单位' } as const;

/** `problem` empty when the code may be used; `note` says what the code is, or how many digits are still missing. */
export function codeWords(kind: Kind, code: string): { problem: string; note: string } {
  const length = kind === 'street' ? 9 : 6;
  if (/\D/.test(code)) return { problem: '区划代码只有数字。', note: '' };
  if (code.length < length)
    return { problem: '', note: code ? `还差 ${length - code.length} 位。` : `${length} 位数字，以民政部门公布的为准。` };
  if (code.length > length)
    return { problem: `多了 ${code.length - length} 位，${kind === 'street' ? '街道' : '县级'}代码为 ${length} 位。`, note: '' };
  const problem = checkDivisionCode(kind, code);
  if (problem && problem !== 'divisionCodeLength') return { problem: problems[problem], note: '' };
  const level = kind === 'street' ? streetKind(code) : null;
  return { problem: '', note: level ? `${kinds[level]}代码，属 ${code.slice(0, 6)}。` : '代码有效。' };
}

export const codeReady = (kind: Kind, code: string): boolean => checkDivisionCode(kind, code) === null;
