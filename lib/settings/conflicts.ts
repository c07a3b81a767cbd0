import type { Settings } from '#lib/settings/settings.ts';

/** PF2: what does not go together. */
export type Conflict = 'no-limit' | 'low-not-below-high' | 'bands-too-wide' | 'deadband-too-wide';

/** Decimals do not add up exactly: 0.7 + 0.1 is a little less than 0.8. */
const ROUNDING = 1e-9;

export function* conflictsOf(
  settings: Settings,
): Generator<{ path: keyof Settings; conflict: Conflict }> {
  const { low, high, deadband, warningBand } = settings;
  if (low === null && high === null) yield { path: 'high', conflict: 'no-limit' };
  if (low !== null && high !== null) {
    if (low >= high) yield { path: 'low', conflict: 'low-not-below-high' };
    else if ((deadband + warningBand) * 2 >= high - low - ROUNDING) {
      yield { path: 'deadband', conflict: 'bands-too-wide' };
    }
  }
  if (warningBand > 0 && deadband >= warningBand) {
    yield { path: 'deadband', conflict: 'deadband-too-wide' };
  }
}
