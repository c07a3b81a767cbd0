import { z } from 'zod';
import { type Conflict, conflictsOf } from '#lib/settings/conflicts.ts';

const DAY_SECONDS = 86_400;
const celsius = z.number().min(-273.15).max(1000);
const width = z.number().min(0).max(100);

/** What counts as well for a freezer, field by field; `settingsSchema` says which go together. */
export const settingsFields = z.strictObject({
  /** Limits are inclusive; null means that there is none on that side. */
  low: celsius.nullable(),
  high: celsius.nullable(),
  /** How far inside a limit a warning begins; 0 means no warnings. */
  warningBand: width,
  /** How far back inside a limit a value must come before it counts as back. */
  deadband: width,
  onDelaySeconds: z.int().min(0).max(DAY_SECONDS),
  offDelaySeconds: z.int().min(0).max(DAY_SECONDS),
  /** Minutes outside the limits that a day may hold. */
  cumulativeMinutes: z.int().min(1).max(1440).nullable(),
  silentAfterSeconds: z
    .int()
    .min(5)
    .max(7 * DAY_SECONDS),
  /** A probe that says the very same for so long is stuck. */
  stuckAfterMinutes: z.int().min(1).max(10_080).nullable(),
  /** A step that no freezer makes within a minute. */
  jumpCelsius: z.number().positive().max(1000).nullable(),
  /** Values by which probes say that they failed. */
  probeErrors: z.array(celsius).max(20),
});
export type Settings = z.output<typeof settingsFields>;

export const settingsSchema = settingsFields.superRefine((settings, context) => {
  for (const { path, conflict } of conflictsOf(settings)) {
    context.addIssue({ code: 'custom', path: [path], message: CONFLICTS[conflict] });
  }
});

/** What a freezer has of its own; all else comes from its profile. */
export const overridesSchema = settingsFields.partial();
export type Overrides = z.output<typeof overridesSchema>;

const CONFLICTS: Record<Conflict, string> = {
  'no-limit': 'at least one of low and high must be a limit',
  'low-not-below-high': 'low must be below high',
  'bands-too-wide': 'warningBand and deadband together must be less than half of high − low',
  'deadband-too-wide': 'deadband must be smaller than warningBand',
};

/** A freezer's settings: its profile's, but for what it has of its own. */
export function effective(profile: Settings, overrides: Overrides): Settings {
  return { ...profile, ...withoutUndefined(overrides) };
}

function withoutUndefined(overrides: Overrides): Partial<Settings> {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Settings>;
}
