/** The question for pieces of bases in which no statute was understood. */
export const unreadBases = { register: 'itemBases', filters: { understood: { in: [0] } } } satisfies {
  register: 'itemBases';
  filters: Record<string, { in: number[] }>;
};
