import type { Settings } from '#lib/settings/settings.ts';

/** The profiles that every database begins with; their owners may change them and add their own. */
export const BUILT_IN_PROFILES = [
  'beverage',
  'frozen-food',
  'vaccine-frozen',
  'vaccine-frozen-pni',
  'vaccine-refrigerated',
] as const;
export type BuiltInProfile = (typeof BUILT_IN_PROFILES)[number];

export function isBuiltIn(id: string): id is BuiltInProfile {
  return BUILT_IN_PROFILES.some((each) => each === id);
}

export const DEFAULT_PROFILE: BuiltInProfile = 'beverage';

const COMMON = {
  warningBand: 0,
  deadband: 0.2,
  onDelaySeconds: 600,
  offDelaySeconds: 60,
  cumulativeMinutes: null,
  silentAfterSeconds: 60,
  stuckAfterMinutes: 360,
  jumpCelsius: 30,
  /** A DS18B20 that is not connected says −127, one that was just switched on 85. */
  probeErrors: [-127, 85],
} satisfies Partial<Settings>;

/** Limits as they are in force: docs/decisions/0014 names the rules they come from. */
export const PROFILE_SETTINGS: Record<BuiltInProfile, Settings> = {
  beverage: { ...COMMON, low: -5, high: 5, warningBand: 0.5, onDelaySeconds: 120 },
  'frozen-food': { ...COMMON, low: null, high: -18, warningBand: 1, onDelaySeconds: 1800 },
  'vaccine-frozen': { ...COMMON, low: -50, high: -15, warningBand: 1, cumulativeMinutes: 60 },
  'vaccine-frozen-pni': { ...COMMON, low: -25, high: -15, warningBand: 1, cumulativeMinutes: 60 },
  'vaccine-refrigerated': { ...COMMON, low: 2, high: 8, warningBand: 0.5, cumulativeMinutes: 60 },
};
