/**
 * How a pay scheme is entered: each part of `SchemeDocument` with its words and its kind of input. The editor draws from it, the comparison reads paths
 * in Chinese from it, and a test holds it against the document: whatever a document can say has an input here.
 */
import type { CodeTableName } from '#shared/codes/index.ts';
import type { Expects, SchemeDocument, Stage } from '#shared/domain/pay/index.ts';

/** What is edited: the document, in which a value that has not been typed yet is null. */
export type Node = Record<string, unknown>;
type Said = {
  label: string;
  /** One line beside the input. */
  hint?: string;
  /** What leaving it empty means; shown in its place. */
  empty?: string;
  wide?: boolean;
};
/** Where the keys of amounts by key come from. */
export type KeySource = 'posts' | CodeTableName;
/** What a rule may name: posts; parts that are not divided; those and the two of the divided pay. */
export type NameSource = 'posts' | 'parts' | 'paid';
/** What a dated value is: one number (or one for each post), a column or a table by grade, amounts by key, amounts in tiers. */
export type DatedValue =
  { is: 'fen' | 'ratio'; perPost?: true } | { is: 'tiers' } | { is: 'table'; of: 'fen' | 'ratio' } | { is: 'byKey'; keys: KeySource };

export type Field =
  | (Said & { kind: 'text' | 'longText' | 'date' | 'integer' | 'fen' | 'ratio' | 'truth' })
  | (Said & { kind: 'choice'; options: Readonly<Record<string, string>> })
  | (Said & { kind: 'code' | 'codes'; table: CodeTableName })
  /** Posts or parts of the scheme itself, chosen by their names. */
  | (Said & { kind: 'keys'; of: NameSource })
  /** Texts, a line each; whole numbers, days of the year: in one input, with 、 between. */
  | (Said & { kind: 'lines' | 'integers' | 'yearDays' })
  | (Said & { kind: 'feel'; expects: Expects; stage: Stage | ((owner: Node) => Stage) })
  | (Said & { kind: 'shares'; keys: CodeTableName })
  | (Said & { kind: 'dated'; value: DatedValue; optional?: string })
  | (Said & { kind: 'group'; fields: Fields; off?: string; make?: () => Node })
  | (Said & { kind: 'list'; entry: Fields; add: string; make: (document: SchemeDocument) => Node; none: string; rows?: boolean })
  | (Said & {
      kind: 'oneOf';
      tag: string;
      options: Readonly<Record<string, { label: string; fields: Fields; make: (from: string) => Node }>>;
    })
  /** Made by the program, or fixed. */
  | (Said & { kind: 'own' });
export type Fields = Readonly<Record<string, Field>>;

export type Section = { key: string; label: string; note: string; fields: Fields };
