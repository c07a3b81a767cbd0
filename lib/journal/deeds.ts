/**
 * JO5: all that Gelo writes into its journal, by what it is done to. The page has words for each
 * (lib/messages, admin/journal), and the store takes no other: server/store/write-down.ts.
 */
export const DEEDS = {
  alarms: [
    'alarm raised',
    'alarm returned',
    'alarm acknowledged',
    'alarm shelved',
    'alarm unshelved',
    'alarm commented',
    'alarm closed',
  ],
  freezers: ['settings saved', 'freezer retired', 'freezer unretired'],
  profiles: ['profile saved', 'profile deleted'],
  people: [
    'signed in',
    'signed out',
    'person added',
    'person changed',
    'password set',
    'sessions ended',
  ],
  simulation: [
    'simulation started',
    'simulation stopped',
    'simulation settings saved',
    'simulated fault begun',
    'simulated fault ended',
  ],
  integrity: ['integrity check started', 'integrity check cancelled', 'integrity check finished'],
} as const;

export type DeedGroup = keyof typeof DEEDS;
export type Deed = (typeof DEEDS)[DeedGroup][number];

export const DEED_GROUPS = Object.keys(DEEDS) as DeedGroup[];
export const ALL_DEEDS: readonly Deed[] = DEED_GROUPS.flatMap(
  (group): readonly Deed[] => DEEDS[group],
);

export function isDeed(what: string): what is Deed {
  return ALL_DEEDS.some((each) => each === what);
}

export function isDeedGroup(name: string): name is DeedGroup {
  return DEED_GROUPS.some((each) => each === name);
}

/** The codes that a filter names: those of a group, or one, which may be of a version that knows more. */
export function deedsOf(filter: string): readonly string[] {
  return isDeedGroup(filter) ? DEEDS[filter] : [filter];
}
