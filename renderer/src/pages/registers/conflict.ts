/** Two people had the same record open: what the other one has written meanwhile, held against what is typed here. */
import type { Field, Register } from '#shared/registers/index.ts';
import type { Values } from './form.ts';
import type { Row } from './useList.ts';

export type Meeting = {
  /** Changed on both sides, differently: someone has to choose. */
  clashing: Field[];
  /** Changed by the other one alone: taken over. */
  taken: Field[];
};

/** `before` is what the form began with, `now` what is stored, `mine` what was typed. Masked values are compared as they are shown. */
export function meet(r: Register, before: Row, now: Row, mine: Values): Meeting {
  const theirs = r.fields.filter(({ name }) => (before[name] ?? null) !== (now[name] ?? null));
  return {
    clashing: theirs.filter(({ name }) => name in mine && mine[name] !== (now[name] ?? null)),
    taken: theirs.filter(({ name }) => !(name in mine)),
  };
}
