import { SWRConfig } from 'swr';
import { JournalAdmin } from '#components/admin/journal/journal-admin.tsx';
import type { JournalEntry, JournalPage } from '#lib/api/journal.ts';
import type { Snapshot } from '#lib/live/events.ts';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { answering } from '#tests/support/alarms-page.tsx';
import { NOON } from '#tests/support/builders.ts';
import { goTo, openScene } from '#tests/support/live-scene.tsx';

let newest = 0;

export function journalEntry(given: Partial<JournalEntry> = {}): JournalEntry {
  return {
    ...{ id: ++newest, at: NOON, recordedAt: NOON, who: 'Ana', what: 'alarm commented' },
    ...{ freezer: 'f1', alarm: 1, before: null, after: { kind: 'high', note: '' } },
    ...given,
  };
}

type Held = {
  /** The newest last. */
  entries: JournalEntry[];
  /** So many are looked through at once. */
  stretch?: number;
  fault?: () => Response | undefined;
};

/** A server with this journal: it knows who and words, and pages as the real one does. */
export function servingJournal(held: Held) {
  return answering(({ path }) => {
    const { pathname, searchParams: query } = new URL(path, 'http://gelo');
    const fault = held.fault?.();
    if (fault !== undefined) return fault;
    const { entries } = held;
    if (pathname.endsWith('/names')) {
      const people = [...new Set(entries.flatMap(({ who }) => who ?? []))];
      return Response.json({ people, what: [...new Set(entries.map(({ what }) => what))] });
    }
    return Response.json(pageOf(held, query));
  });
}

function pageOf({ entries, stretch = 1e9 }: Held, query: URLSearchParams): JournalPage {
  const number = (name: string, usual: number) => Number(query.get(name) ?? usual);
  const below = entries
    .filter(({ id }) => id < number('before', 1e9) && id > number('after', 0))
    .sort((a, b) => b.id - a.id);
  const looked = below.slice(0, stretch);
  const who = query.get('who');
  const word = query.get('q') ?? '';
  const fitting = looked.filter(
    (entry) => (who === null || entry.who === who) && JSON.stringify(entry).includes(word),
  );
  const found = fitting.slice(0, number('limit', 100));
  if (found.length < fitting.length) return { entries: found, next: found.at(-1)?.id ?? null };
  return {
    entries: found,
    next: looked.length < below.length ? (looked.at(-1)?.id ?? null) : null,
  };
}

export async function showJournal(
  address = '/admin/journal',
  {
    locale = 'en' as Locale,
    me = undefined as Me | undefined,
    snapshot = {} as Partial<Snapshot>,
  } = {},
) {
  goTo(address);
  const scene = openScene(snapshot, me);
  const fresh = { provider: () => new Map(), dedupingInterval: 0, shouldRetryOnError: false };
  const shown = await scene.show(
    <SWRConfig value={fresh}>
      <JournalAdmin />
    </SWRConfig>,
    locale,
  );
  const rows = () => [...shown.container.querySelectorAll<HTMLElement>('[data-journal]')];
  return { ...shown, scene, rows, texts: () => rows().map(({ textContent }) => textContent ?? '') };
}
