import { describe, expect, test } from 'vitest';
import { DENSITIES, type TileLook } from '#components/fleet/density.ts';
import type { TileState } from '#lib/freezer/status.ts';
import { ALL_UP, stepParts } from '#lib/health/parts.ts';
import type { Snapshot } from '#lib/live/events.ts';
import { en } from '#lib/messages/en.ts';
import { ptBr } from '#lib/messages/pt-br.ts';
import { alarmView, change, factsOf, NOON } from '#tests/support/builders.ts';
import { freezers, openScene } from '#tests/support/live-scene.tsx';
import { OneTile } from '#tests/support/one-tile.tsx';

const alarms = (given: Parameters<typeof alarmView>[0]) => ({
  facts: [factsOf('f1', { alarms: [alarmView(given)] })],
});
const parts = stepParts(ALL_UP, 'kafka', { up: false, reason: 'gone' }, NOON);

const away = { freezers: [change({ heardAt: NOON - 61_000 })] };
const STATES: [string, TileState, Partial<Snapshot>, string, string][] = [
  ['fine', 'ok', {}, en.freezer.state.ok, ptBr.freezer.state.ok],
  ['alarm', 'alarm', alarms({}), en.freezer.alarm.high, ptBr.freezer.alarm.high],
  [
    'warning',
    'warn',
    alarms({ kind: 'warning' }),
    en.freezer.alarm.warning,
    ptBr.freezer.alarm.warning,
  ],
  [
    'returned',
    'returned',
    alarms({ kind: 'low', standing: 'returned', returnedAt: NOON }),
    'Too cold, over',
    'Frio demais, já passou',
  ],
  ['silent', 'silent', away, en.freezer.state.silent, ptBr.freezer.state.silent],
  [
    'shelved',
    'shelved',
    alarms({ kind: 'fault', shelvedUntil: NOON + 60_000 }),
    'Sensor fault, shelved',
    'Falha do sensor, suspenso',
  ],
  ['unknown', 'unknown', { ...away, parts }, en.freezer.state.unknown, ptBr.freezer.state.unknown],
];

describe.each(STATES)('UI6: a tile that is %s', (_, state, given, english, portuguese) => {
  test.each([...DENSITIES, 'screen'] as const)('UI1, UI6: says so when it is %s', async (look) => {
    const scene = openScene({ freezers: freezers('f1'), ...given });
    const { container, getByText } = await scene.show(<OneTile look={look} />);
    const tile = container.querySelector('li') as HTMLElement;
    expect(tile.dataset['state']).toBe(state);
    expect(tile.dataset['unacknowledged']).toBe(
      state === 'alarm' || state === 'warn' || state === 'returned' ? 'true' : undefined,
    );
    await expect.element(getByText(english, { exact: true })).toBeInTheDocument();
  });

  test('UI4: says so in Portuguese', async () => {
    const scene = openScene({ freezers: freezers('f1'), ...given });
    const { getByText } = await scene.show(<OneTile />, 'pt-BR');
    await expect.element(getByText(portuguese, { exact: true })).toBeInTheDocument();
  });
});

/** The shape and colour of each state's sign, and the colours of value and sparkline. */
async function lookOf(given: Partial<Snapshot>, look: TileLook = 'normal', reading = true) {
  const scene = openScene({ freezers: freezers('f1'), ...given });
  const { container, unmount } = await scene.show(
    <div data-reading={reading}>
      <OneTile look={look} />
    </div>,
  );
  const found = (selector: string) => container.querySelector(selector) as HTMLElement;
  const spark = container.querySelector('.tile-spark');
  const color = (selector: string) => getComputedStyle(found(selector)).color;
  const sign = found('svg[viewBox="0 0 10 10"]');
  const seen = {
    shape: sign.innerHTML,
    sign: color('svg[viewBox="0 0 10 10"]'),
    width: sign.getBoundingClientRect().width,
    value: color('.tile-value'),
    spark: spark && getComputedStyle(spark).color,
    border: getComputedStyle(found('.tile')).borderBottomStyle,
    text: found('[data-freezer]').textContent,
  };
  await unmount();
  return seen;
}

test('UI6: each state has a shape and a colour that no other has in common', async () => {
  const looks: string[] = [];
  for (const [name, , given] of STATES) {
    const { shape, sign, width } = await lookOf(given);
    expect(width).toBeGreaterThan(5);
    if (name !== 'unknown') looks.push(shape + sign);
  }
  expect(new Set(looks).size).toBe(looks.length);
});

test('UI6, FL1: an alarm that is looked after says so in a word, not by its looks alone', async () => {
  const { text } = await lookOf(alarms({ standing: 'acknowledged' }));
  expect(text).toContain('Too warm, acknowledged');
});

describe.each([...DENSITIES, 'screen'] as const)('UI3: %s', (look) => {
  test('UI3, CN2: what does not reach us any more looks faded, value and line', async () => {
    const live = await lookOf({}, look);
    const silent = await lookOf(away, look);
    const unknown = await lookOf({ ...away, parts }, look);
    const lost = await lookOf({}, look, false);
    const alarmLost = await lookOf(alarms({}), look, false);
    expect([live, silent, unknown].map(({ border }) => border)).toEqual([
      ...['solid', 'dashed', 'dashed'],
    ]);
    for (const faded of [silent, unknown, lost, alarmLost]) {
      expect(faded.value).not.toBe(live.value);
      if (look !== 'compact') expect(faded.spark).not.toBe(live.spark);
    }
  });

  test('UI6: the value of a freezer in alarm stands out', async () => {
    expect((await lookOf(alarms({}), look)).value).not.toBe((await lookOf({}, look)).value);
  });
});
