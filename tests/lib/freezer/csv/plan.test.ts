import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FreezerSettings, freezerSettings } from '#lib/api/freezers.ts';
import { planImport } from '#lib/freezer/csv/plan.ts';
import { freezersCsvHeader, freezersCsvRow } from '#lib/freezer/csv/write.ts';
import { validId } from '#lib/freezer/key.ts';
import { type HeldProfile, type HeldSettings, wrongIn } from '#lib/settings/held.ts';
import { BUILT_IN_PROFILES, PROFILE_SETTINGS } from '#lib/settings/profiles.ts';
import type { Overrides } from '#lib/settings/settings.ts';
import { LOCALES, type Locale } from '#lib/words/locale.ts';

const PROFILES: ReadonlyMap<string, HeldProfile> = new Map(
  [
    ...BUILT_IN_PROFILES.map((id) => ({ id, name: null, settings: PROFILE_SETTINGS[id] })),
    { id: 'own', name: 'Sorvete, à moda', settings: PROFILE_SETTINGS['frozen-food'] },
  ].map((profile) => [profile.id, profile]),
);
const USUAL: FreezerSettings = { name: null, place: null, profile: 'beverage', overrides: {} };

function held(freezers: Record<string, Partial<FreezerSettings>>): HeldSettings {
  const all = Object.entries(freezers).map(([id, given]) => [id, { ...USUAL, ...given }] as const);
  return { revision: 1, profiles: PROFILES, freezers: new Map(all) };
}

function csvOf({ freezers }: HeldSettings, locale: Locale): string {
  const rows = [...freezers].map(([id, settings]) => freezersCsvRow({ id, ...settings }, locale));
  return freezersCsvHeader(locale) + rows.join('');
}

/** What the plan does, one line each. */
function lines(text: string, holding: HeldSettings): string[] {
  const { changes, faults } = planImport(text, holding);
  return [
    ...faults.map(({ line, column, fault }) => `${line}:${column ?? '-'} ${fault}`),
    ...changes.map(({ id, after }) => `${id} ${JSON.stringify(after)}`),
  ];
}

const odd = fc.string({ unit: fc.constantFrom(...'ab"\',;=+-@ \u00e9😀none'), maxLength: 12 });
const textOrNone = odd.map((text) => text.trim() || null);
const someId = odd.map((text) => validId(text)).filter((id) => id !== undefined);
const degrees = fc.oneof(
  fc.integer({ min: -30_000, max: 30_000 }).map((n) => n / 1000),
  fc.double({ min: -200, max: 200, noNaN: true }).map((n) => n + 0),
);
const someOverrides: fc.Arbitrary<Overrides> = fc.record(
  {
    low: fc.option(degrees),
    high: fc.option(degrees),
    warningBand: degrees.map(Math.abs).filter((n) => n <= 100),
    deadband: fc.constantFrom(0, 1e-7, 0.1),
    onDelaySeconds: fc.integer({ min: 0, max: 86_400 }),
    cumulativeMinutes: fc.option(fc.integer({ min: 1, max: 1440 })),
    stuckAfterMinutes: fc.option(fc.integer({ min: 1, max: 10_080 })),
    jumpCelsius: fc.option(degrees.map(Math.abs).filter((n) => n > 0)),
    probeErrors: fc.array(degrees, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const someSettings: fc.Arbitrary<FreezerSettings> = fc
  .record({
    name: textOrNone,
    place: textOrNone,
    profile: fc.constantFrom(...PROFILES.keys()),
    overrides: someOverrides,
  })
  .filter(({ profile, overrides }) => {
    const of = PROFILES.get(profile);
    return of !== undefined && wrongIn(of, overrides) === undefined;
  });
const someFreezers = fc.uniqueArray(fc.tuple(someId, someSettings), {
  selector: ([id]) => id,
  minLength: 1,
  maxLength: 4,
});

test('FA8: what was exported changes nothing when it is imported', () => {
  fc.assert(
    fc.property(someFreezers, fc.constantFrom(...LOCALES), (freezers, locale) => {
      const holding = held(Object.fromEntries(freezers));
      for (const [, settings] of freezers)
        expect(freezerSettings.parse(settings)).toEqual(settings);
      const plan = planImport(csvOf(holding, locale), holding);
      expect(plan).toEqual({ rows: freezers.length, changes: [], faults: [] });
    }),
    { numRuns: 500 },
  );
});

test('FA8: and brings back what it tells, whatever was set since', () => {
  const two = fc.tuple(someSettings, someSettings);
  const freezers = fc.uniqueArray(fc.tuple(someId, two), { selector: ([id]) => id, minLength: 1 });
  fc.assert(
    fc.property(freezers, fc.constantFrom(...LOCALES), (given, locale) => {
      const then = held(Object.fromEntries(given.map(([id, [before]]) => [id, before])));
      const now = held(Object.fromEntries(given.map(([id, [, after]]) => [id, after])));
      const plan = planImport(csvOf(then, locale), now);
      expect(plan.faults).toEqual([]);
      const brought = new Map(now.freezers);
      for (const { id, after } of plan.changes) brought.set(id, after);
      expect(Object.fromEntries(brought)).toEqual(Object.fromEntries(then.freezers));
    }),
  );
});

const A = held({ a: { name: 'Bar', overrides: { high: 4 } }, b: {} });

test.each([
  ['commas', 'id,name,high\na,Deck,4.5\n'],
  ['semicolons and decimal commas', 'id;name;high\r\na;Deck;4,5\r\n'],
  ['tabs', 'id\tname\thigh\na\tDeck\t4,5'],
  ['quotes', '"id","name","high"\n"a","Deck","4,5"\n'],
  ['a mark before it', '\ufeffid,name,high\na,Deck,4.5\n'],
  ['a word for spreadsheets', 'sep=;\r\nid;name;high\r\na;Deck;4,5'],
  ['Portuguese names', 'id;nome;limite superior\na;Deck;4,5'],
  ['other capitals, and accents', 'ID;Nome;Límite-Superior\na;Deck;4,5'],
  ['lines of an old Mac', 'id,name,high\ra,Deck,4.5\r'],
  ['blank lines and cells', 'id,name,high,,\n\n,,,,\na,Deck,4.5,,\n'],
  ['another order', 'high,id,name\n4.5,a,Deck'],
])('FA8: a file with %s is read', (_what, text) => {
  const after = { name: 'Deck', place: null, profile: 'beverage', overrides: { high: 4.5 } };
  expect(lines(text, A)).toEqual([`a ${JSON.stringify(after)}`]);
});

test.each([
  ['an empty cell follows the profile, and has no name', 'id,name,high\na,,', { name: null }],
  ['none is none of it', 'id,high\na,none', { name: 'Bar', overrides: { high: null } }],
  ['nenhum too', 'id;erros_da_sonda\na;NENHUM', { overrides: { high: 4, probeErrors: [] } }],
  ['several values', 'id;probe_errors\na;-127 85,5', { overrides: { probeErrors: [-127, 85.5] } }],
  ['a profile by its name', 'id;profile\na;"Sorvete, à moda"', { profile: 'own' }],
  ['what looks like a formula', `id,name\na,'=1+1`, { name: '=1+1' }],
])('FA8: %s', (_what, text, after) => {
  const { faults, changes } = planImport(text, A);
  expect(faults).toEqual([]);
  expect(changes).toMatchObject([{ id: 'a', line: 2, after }]);
});

test.each([
  ['nothing', '', '1:- empty'],
  ['names only', 'id,name\n', '1:- empty'],
  ['no id', 'name\nBar', '1:- no-id'],
  ['a column that is none', 'id,colour\na,red', '1:2 unknown-column'],
  ['a column twice', 'id,name,nome\na,x,y', '1:3 column-twice'],
  ['a quote that is never closed', 'id,name\na,"Bar', '2:- open-quote'],
  ['a cell too few', 'id,name,place\na,Bar', '2:- cells'],
  ['a cell too many', 'id,name\na,Bar,2', '2:- cells'],
  ['a freezer that is none', 'id,name\nz,Bar', '2:1 unknown'],
  ['the same freezer twice', 'id,name\na,Bar\nb,x\na,Bar', '4:1 twice'],
  ['a profile that is none', 'id,profile\na,warm', '2:2 unknown-profile'],
  ['no profile', 'id,profile\na,', '2:2 missing'],
  ['too long a name', `id,name\na,${'x'.repeat(101)}`, '2:2 bad-text'],
  ['a name of two lines', 'id,name\na,"Bar\ntwo"\nb,x', '2:2 bad-text'],
  ['a word for a number', 'id,high\na,warm', '2:2 not-a-number'],
  ['two decimal marks', 'id,high\na,1.000.5', '2:2 not-a-number'],
  ['half a second', 'id,silent_after_s\na,5.5', '2:2 not-whole'],
  ['too much', 'id,low\na,-300', '2:2 out-of-range'],
  ['a jump of nothing', 'id,jump\na,0', '2:2 out-of-range'],
  ['none where there must be some', 'id,deadband\na,none', '2:2 not-a-number'],
  ['no limit at all', 'id,low,high\na,none,none', '2:3 no-limit'],
  ['limits the wrong way round', 'id,low\na,4', '2:2 low-not-below-high'],
  ['what clashes with a column that is not there', 'id,warning_band\na,5', '2:- bands-too-wide'],
])('FA8: %s is said, with line and column, and changes nothing', (_what, text, said) => {
  const found = lines(text, A);
  expect(found[0]).toBe(said);
  expect(found.filter((line) => line.startsWith('a '))).toEqual([]);
});

test('FA8: all that is wrong is said at once, by lines as an editor counts them', () => {
  const text = 'id,name,high,low\r\n"a","x\r\ny",hot,-400\r\nb,ok,4,none\r\nz,,,\r\n';
  expect(lines(text, A).slice(0, 4)).toEqual([
    '2:2 bad-text',
    '2:3 not-a-number',
    '2:4 out-of-range',
    '5:1 unknown',
  ]);
});

test.each([1000, 10_000])('FA8: %i freezers are read at once', (count) => {
  const many = held(
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`sensor${n}`, {}])),
  );
  const text = csvOf(many, 'pt-BR').replaceAll(';beverage;', ';frozen-food;');
  const plan = planImport(text, many);
  expect(plan.faults).toEqual([]);
  expect(plan.changes).toHaveLength(count);
});
