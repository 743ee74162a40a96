/** What a code table is: each subject's tables stand in a file of their own, `index.ts` gathers them. */
export type CodeTable = {
  /** 政治面貌 … */
  label: string;
  /** Standard or document it comes from; 'product' where the values are ours. */
  source: string;
  entries: readonly CodeEntry[];
};
export type CodeEntry = {
  code: string;
  label: string;
  /** Other ways offices write it. */
  aliases?: readonly string[];
};
