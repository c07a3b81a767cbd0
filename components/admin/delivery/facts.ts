/** What is told of each partition, in this order. */
export const PARTS = [
  { part: 'copies', facts: ['leader', 'replicas', 'inSync'] },
  { part: 'log', facts: ['low', 'high', 'position'] },
  { part: 'lag', facts: ['lag', 'lagSeconds', 'rate', 'owner'] },
  {
    part: 'account',
    facts: ['received', 'recorded', 'rejected', 'gaps', 'control', 'checks', 'unaccounted'],
  },
  { part: 'keys', facts: ['keys'] },
] as const;

export type FactName = (typeof PARTS)[number]['facts'][number];
