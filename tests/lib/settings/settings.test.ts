import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUILT_IN_PROFILES, DEFAULT_PROFILE, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import {
  effective,
  overridesSchema,
  type Settings,
  settingsFields,
  settingsSchema,
} from '#lib/settings/settings.ts';

const BEVERAGE = PROFILE_SETTINGS.beverage;

/** Each problem as its field and, for what fields are only together, its reason. */
function problems(given: unknown): string[] {
  const { error } = settingsSchema.safeParse(given);
  return (error?.issues ?? []).map(({ path, code, message }) =>
    [path.join('.'), ...(code === 'custom' ? [message] : [])].join(': '),
  );
}

/** As people write them; in whole tenths they add up exactly. */
const tenths = (least: number, most: number) =>
  fc.integer({ min: least * 10, max: most * 10 }).map((n) => n / 10);
const inTenths = (value: number) => Math.round(value * 10);
const limit = fc.option(fc.oneof({ weight: 8, arbitrary: tenths(-3, 3) }, tenths(-300, 1010)));

/** Settings each of whose fields may do for itself, in whatever company. */
const someSettings: fc.Arbitrary<Settings> = fc.record({
  low: limit,
  high: limit,
  warningBand: tenths(0, 2),
  deadband: tenths(0, 1),
  onDelaySeconds: fc.nat(86_400),
  offDelaySeconds: fc.nat(86_400),
  cumulativeMinutes: fc.option(fc.integer({ min: 1, max: 1440 })),
  silentAfterSeconds: fc.integer({ min: 5, max: 604_800 }),
  stuckAfterMinutes: fc.option(fc.integer({ min: 1, max: 10_080 })),
  jumpCelsius: fc.option(fc.integer({ min: 1, max: 1000 })),
  probeErrors: fc.array(tenths(-130, 100), { maxLength: 20 }),
});
const someOverrides = someSettings.chain((settings) =>
  fc
    .subarray(Object.entries(settings))
    .map((fields) => overridesSchema.safeParse(Object.fromEntries(fields)).data ?? {}),
);

test('PF1: a freezer without a choice is a beverage freezer', () => {
  expect(DEFAULT_PROFILE).toBe('beverage');
  expect(BEVERAGE).toMatchObject({ low: -5, high: 5 });
});

test.each(BUILT_IN_PROFILES)(
  'PF1, PF2: the built-in profile %s is one that is accepted',
  (name) => {
    expect(settingsSchema.parse(PROFILE_SETTINGS[name])).toEqual(PROFILE_SETTINGS[name]);
  },
);

test('PF1: what a freezer has of its own counts, all else is its profile’s', () => {
  expect(effective(BEVERAGE, { high: 8, deadband: 0 })).toEqual({
    ...BEVERAGE,
    high: 8,
    deadband: 0,
  });
  expect(effective(BEVERAGE, {})).toEqual(BEVERAGE);
});

test('PF1: null of its own takes a limit away, undefined leaves it to the profile', () => {
  const own = overridesSchema.parse({ low: null, high: undefined });
  expect(effective(BEVERAGE, own)).toEqual({ ...BEVERAGE, low: null });
  const vaccine = PROFILE_SETTINGS['vaccine-refrigerated'];
  expect(effective(vaccine, { cumulativeMinutes: null }).cumulativeMinutes).toBeNull();
});

test('PF1: each field is the freezer’s own where it has one, and neither side is changed', () => {
  fc.assert(
    fc.property(someSettings, someOverrides, (profile, own) => {
      const before = structuredClone([profile, own]);
      const settings = effective(profile, own);
      for (const field of settingsFields.keyof().options) {
        expect(settings[field]).toEqual(field in own ? own[field] : profile[field]);
      }
      expect(Object.keys(settings).sort()).toEqual(Object.keys(profile).sort());
      expect([profile, own]).toEqual(before);
    }),
  );
});

const NO_LIMIT = 'high: at least one of low and high must be a limit';
const ORDER = 'low: low must be below high';
const TOO_WIDE = 'deadband: warningBand and deadband together must be less than half of high − low';
const DEADBAND = 'deadband: deadband must be smaller than warningBand';

test.each<[string, Partial<Settings>, string[]]>([
  ['no limit at all', { low: null, high: null }, [NO_LIMIT]],
  ['low above high', { low: 6 }, [ORDER]],
  ['low equal to high', { low: 5 }, [ORDER]],
  ['a deadband as wide as the warning band', { deadband: 0.5 }, [DEADBAND]],
  [
    'bands that meet in the middle',
    { low: 0, high: 2, deadband: 0.5, warningBand: 0.5 },
    [TOO_WIDE, DEADBAND],
  ],
  [
    'bands of half the range that add up to a little less',
    { low: 0, high: 1.6, deadband: 0.1, warningBand: 0.7 },
    [TOO_WIDE],
  ],
  ['a deadband of half the range', { warningBand: 0, deadband: 5 }, [TOO_WIDE]],
  ['two conflicts at once', { low: 9, deadband: 1 }, [ORDER, DEADBAND]],
])('PF2: %s is refused with the field and the reason', (_what, given, expected) => {
  expect(problems({ ...BEVERAGE, ...given })).toEqual(expected);
});

test.each<[string, Partial<Settings>]>([
  ['an upper limit only', { low: null }],
  ['a lower limit only', { high: null }],
  ['no warnings, and a deadband all the same', { warningBand: 0, deadband: 4.9 }],
  ['bands a little narrower than half the range', { deadband: 2, warningBand: 2.9 }],
  ['no deadband', { deadband: 0 }],
  ['no judgement but the limits', { stuckAfterMinutes: null, jumpCelsius: null, probeErrors: [] }],
])('PF2: %s is accepted', (_what, given) => {
  expect(problems({ ...BEVERAGE, ...given })).toEqual([]);
});

test.each<[string, unknown]>([
  ['low', -273.16],
  ['low', Number.NaN],
  ['high', 1000.5],
  ['high', '5'],
  ['high', undefined],
  ['warningBand', -0.1],
  ['warningBand', null],
  ['deadband', 101],
  ['onDelaySeconds', 1.5],
  ['onDelaySeconds', -1],
  ['offDelaySeconds', 86_401],
  ['cumulativeMinutes', 0],
  ['cumulativeMinutes', 1441],
  ['silentAfterSeconds', 4],
  ['silentAfterSeconds', 604_801],
  ['stuckAfterMinutes', 0],
  ['jumpCelsius', 0],
  ['jumpCelsius', Number.POSITIVE_INFINITY],
  ['probeErrors', Array.from({ length: 21 }, (_, n) => n)],
])('PF2: %s may not be %s, and the refusal names it', (field, value) => {
  const named = problems({ ...BEVERAGE, [field]: value }).map((problem) => problem.split(':')[0]);
  expect(new Set(named)).toEqual(new Set([field]));
});

test('PF2: a probe error value that is none is named by its place', () => {
  expect(problems({ ...BEVERAGE, probeErrors: [-127, -300] })).toEqual(['probeErrors.1']);
});

test('PF2: a field that does not exist is refused, among a freezer’s own too', () => {
  expect(problems({ ...BEVERAGE, hihg: 5 })).toHaveLength(1);
  expect(overridesSchema.safeParse({ hihg: 5 }).success).toBe(false);
  expect(overridesSchema.safeParse({ deadband: -1 }).error?.issues[0]?.path).toEqual(['deadband']);
});

/** The rules of PF2 that settings break, in whole tenths. */
function broken({ low, high, deadband, warningBand }: Settings): string[] {
  const outside = (one: number | null) => one !== null && (one < -273.15 || one > 1000);
  const range = low === null || high === null ? Infinity : inTenths(high) - inTenths(low);
  const bands = inTenths(deadband) + inTenths(warningBand);
  return Object.entries({
    'a limit is none': outside(low) || outside(high),
    'no limit': low === null && high === null,
    'not in order': range <= 0,
    'half of the range': bands * 2 >= range,
    'deadband against warnings': warningBand > 0 && deadband >= warningBand,
  }).flatMap(([rule, isBroken]) => (isBroken ? [rule] : []));
}

test('PF2: what is accepted breaks no rule, what is refused breaks one', () => {
  fc.assert(
    fc.property(someSettings, (given) => {
      const { success, data, error } = settingsSchema.safeParse(given);
      expect(broken(given).length === 0).toBe(success);
      expect(data).toEqual(success ? given : undefined);
      for (const { path, message } of error?.issues ?? []) {
        expect(Object.keys(given)).toContain(path[0]);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 2000 },
  );
});
