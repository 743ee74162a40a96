/** Patterns of external codes, after `reference/domain.md` §3.2. A code that does not fit is told, never refused. */
export type CodeScheme = { scheme: string; pattern: RegExp | null; example: string; structure: string };

export const schemes: readonly CodeScheme[] = [
  { scheme: 'nationalBasic', pattern: /^\d{12}$/, example: '000100000000', structure: '12 位数字' },
  {
    scheme: 'nationalImplementation',
    pattern: /^[0-9A-HJ-NPQRTUWXY]{18}\d{13}$/,
    example: '11520699000000000X4000100000000',
    structure: '31 位：统一社会信用代码 18 位、层级 1 位、基本编码 12 位',
  },
  {
    scheme: 'nationalHandling',
    pattern: /^[0-9A-HJ-NPQRTUWXY]{18}\d{15}$/,
    example: '11520699000000000X400010000000001',
    structure: '33 位：实施编码 31 位、序号 2 位',
  },
  { scheme: 'hubei', pattern: /^\d{16}$/, example: '4200000010100100', structure: '16 位数字：区划 6、部门 3、类型 2、主项 3、子项 2' },
  { scheme: 'guizhou', pattern: /^[A-Z]{2}\d{8}$/, example: 'XK00001000', structure: '2 位字母、主项 5 位、子项 3 位' },
  {
    scheme: 'gansu',
    pattern: /^\d{8}[A-Z]{2}-[A-Z]{2}-\d{4}$/,
    example: '62052400MZ-XK-0001',
    structure: '区划 8 位、部门 2 位字母、类型 2 位字母、序号 4 位',
  },
  { scheme: 'jilin', pattern: null, example: '', structure: '' },
  { scheme: 'own', pattern: null, example: '', structure: '' },
];

/** Null where the code fits its scheme, or the scheme has no pattern; else what it should look like. */
export function codeProblem(scheme: string, value: string): { structure: string; example: string } | null {
  const known = schemes.find((s) => s.scheme === scheme);
  return !known?.pattern || known.pattern.test(value.replace(/\s/g, '')) ? null : { structure: known.structure, example: known.example };
}
