import { describe, expect, test } from 'vitest';
import { Notices } from '#components/shell/notices.tsx';
import { ALL_UP, PART_NAMES, type Seen, stepParts } from '#lib/health/parts.ts';
import { en } from '#lib/messages/en.ts';
import { alarmView, factsOf, NOON } from '#tests/support/builders.ts';
import { openScene } from '#tests/support/live-scene.tsx';

const down = (part: (typeof PART_NAMES)[number], given: Partial<Seen> = {}) =>
  stepParts(ALL_UP, part, { up: false, reason: 'gone', ...given }, NOON);
const NONE_RAISED = 'No alarm was raised meanwhile that is still open.';
const clock = (at: number) => new Date(at).toTimeString().slice(0, 8);

const AFTERNOON = new Date(2026, 0, 1, 15, 4, 5).getTime();

test.each(['en', 'pt-BR'] as const)(
  'CN4, UI4: in %s since when is told by 24 hours',
  async (locale) => {
    const parts = stepParts(ALL_UP, 'kafka', { up: false, reason: 'gone' }, AFTERNOON);
    const { container } = await openScene({ parts, now: AFTERNOON + 1000 }).show(
      <Notices />,
      locale,
    );
    expect(container.textContent).toMatch(/ 15:04:05\)$/);
  },
);

test('CN4: while all is well there is nothing to read', async () => {
  const { container } = await openScene().show(<Notices />);
  expect(container.textContent).toBe('');
  expect(container.firstElementChild?.getBoundingClientRect().height).toBe(0);
});

test('CN4: the place where news will stand is known to screen readers before there is any', async () => {
  const { getByRole } = await openScene().show(<Notices />);
  await expect.element(getByRole('status')).toBeInTheDocument();
});

describe('CN4', () => {
  test.each(PART_NAMES)(
    'CN4, LC6: it says that %s is away, since when, and that it is back',
    async (part) => {
      const scene = openScene({ parts: down(part, { behind: 1234 }) });
      const { container } = await scene.show(<Notices />);
      const notice = () => container.querySelector(`[data-part-down="${part}"]`);
      const [words = ''] = en.parts[part].split('{');
      expect(notice()?.textContent).toContain(words);
      expect(notice()?.textContent).toContain(`since ${clock(NOON)}`);
      scene.advance({ parts: ALL_UP });
      await expect.poll(notice).toBeNull();
    },
  );

  test.each([
    [{ behind: 0 }, 'History is behind: readings'],
    [{ behind: 1 }, 'History is behind by 1 message: readings'],
    [{ behind: 12_345 }, 'History is behind by 12,345 messages: readings'],
    [{}, 'History is behind: readings'],
  ])('CN4: a recorder with %j says by how many messages it is behind', async (given, words) => {
    const scene = openScene({ parts: down('recorder', given) });
    const { container } = await scene.show(<Notices />);
    expect(container.textContent).toContain(words);
  });

  test('AL15, HE2: a recorder that stands still is told as such, not as one that catches up', async () => {
    const scene = openScene({ parts: down('recorder', { reason: 'stalled', behind: 7 }) });
    const { getByText } = await scene.show(<Notices />);
    await expect
      .element(getByText(/^Nothing is being recorded at the moment: 7 messages wait\./))
      .toBeVisible();
  });

  test('AL15: a partition without a leader is told as such, not as a Kafka that is away', async () => {
    const scene = openScene({ parts: down('tail', { reason: 'leaderless' }) });
    const { getByText, container } = await scene.show(<Notices />);
    await expect.element(getByText(/^A partition has no leader\./)).toBeVisible();
    expect(container.textContent).not.toContain(en.parts.tail);
  });

  test('CN4: several that are away are all told', async () => {
    const parts = stepParts(down('kafka'), 'database', { up: false, reason: 'x' }, NOON);
    const { container } = await openScene({ parts }).show(<Notices />);
    const told = [...container.querySelectorAll<HTMLElement>('[data-part-down]')];
    expect(told.map(({ dataset }) => dataset['partDown'])).toEqual(['kafka', 'database']);
  });

  test('CN4: since yesterday says of which day', async () => {
    const scene = openScene({ parts: down('kafka'), now: NOON + 36 * 3_600_000 });
    const { container } = await scene.show(<Notices />);
    expect(container.textContent).toMatch(/since (Jan 1|1\/1)\D/);
  });
});

describe('CN2', () => {
  test('CN2: a lost connection is told until it is back', async () => {
    const scene = openScene();
    const { getByText } = await scene.show(<Notices />);
    scene.store.setConnection('lost');
    await expect.element(getByText(en.connection.lostText)).toBeVisible();
    scene.restart({});
    await expect.element(getByText(en.connection.lostText)).not.toBeInTheDocument();
  });

  test('CN1: a page that is still connecting has lost nothing', async () => {
    const { container } = await openScene(null).show(<Notices />);
    expect(container.textContent).toBe('');
  });
});

describe('CN3', () => {
  async function afterAbsence(ms: number, raised = 0) {
    const scene = openScene();
    const shown = await scene.show(<Notices />);
    scene.store.setConnection('lost');
    scene.pass(ms);
    const alarms = Array.from({ length: raised }, (_, n) => alarmView({ raisedAt: NOON + 1 + n }));
    scene.restart({ facts: [factsOf('f1', { alarms })] });
    return { scene, ...shown };
  }

  test('CN3: after an absence it says from when to when, until somebody has read it', async () => {
    const { getByText, getByRole, scene } = await afterAbsence(60_000);
    const words = `This page saw nothing from ${clock(NOON)} to ${clock(NOON + 60_000)}. ${NONE_RAISED}`;
    await expect.element(getByText(words)).toBeVisible();
    await getByRole('button', { name: 'Dismiss' }).click();
    await expect.element(getByText(words)).not.toBeInTheDocument();
    expect(scene.store.absence()).toBeUndefined();
  });

  test.each([
    [1, '1 alarm was raised meanwhile.'],
    [12, '12 alarms were raised meanwhile.'],
  ])('CN3: it says that %d alarms were raised meanwhile', async (raised, words) => {
    const { container } = await afterAbsence(60_000, raised);
    await expect.poll(() => container.textContent).toContain(words);
  });

  test('CN3: over a night it says of which days', async () => {
    const { container } = await afterAbsence(36 * 3_600_000);
    await expect.poll(() => container.textContent).toMatch(/from (Jan 1|1\/1)\D.* to /);
  });

  test('CN3: five seconds are not worth telling', async () => {
    const { container, scene } = await afterAbsence(5000);
    await expect.poll(() => scene.store.connection()).toBe('live');
    expect(container.textContent).toBe('');
  });
});

test('WL2: an upgraded server is told, with a button that loads the new page', async () => {
  const scene = openScene();
  const { getByText, getByRole } = await scene.show(<Notices />);
  scene.restart({ build: 'b2' });
  await expect.element(getByText(en.connection.upgraded)).toBeVisible();
  await expect.element(getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('LV6: what was no reading is counted, with the newest of it, outside of what is read aloud', async () => {
  const scene = openScene();
  const { container, getByText } = await scene.show(<Notices />);
  const last = { reason: 'not-a-number', partition: 2, offset: '41' } as const;
  scene.advance({ rejects: { count: 2, last } });
  const words = '2 messages were no readings. The newest: not a number, partition 2, offset 41.';
  await expect.element(getByText(words)).toBeVisible();
  expect(container.querySelector('[role="status"]')?.textContent).toBe('');
});
