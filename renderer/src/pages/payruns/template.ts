/** A file template as the window holds it: columns of ours (`key`) under the office's own headings, or the same text in every row. */
export type TemplatePurpose = 'sheet' | 'bank';
export type Template = {
  id: number | null;
  name: string;
  purpose: TemplatePurpose;
  columns: { key?: string; label?: string; text?: string }[];
};
