import { ask } from '#components/api/ask.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import type { Range } from '#lib/history/history.ts';

const PAGE = 1000;
const AT_ONCE = 8;

/** All alarms of a freezer that were on at some time of a stretch, the newest first. */
export function askAlarms(id: string, { from, to }: Range): Promise<AlarmView[]> {
  const query = { state: 'all', freezer: id, from: String(from), to: String(to) };
  return allPages(query, async (page) => {
    return (await ask<{ alarms: AlarmView[] }>(`/api/alarms?${page}`)).alarms;
  });
}

/** What happened to an alarm, the newest first, back to a moment. */
export function askEntries(alarm: number, since: number): Promise<JournalEntry[]> {
  return allPages(
    { alarm: String(alarm) },
    async (page) => (await ask<{ entries: JournalEntry[] }>(`/api/journal?${page}`)).entries,
    ({ at, what }) => at < since && what === 'alarm raised',
  );
}

async function allPages<One extends { id: number }>(
  given: Record<string, string>,
  askPage: (query: URLSearchParams) => Promise<One[]>,
  enough: (last: One) => boolean = () => false,
): Promise<One[]> {
  const query = new URLSearchParams({ ...given, limit: String(PAGE) });
  const found: One[] = [];
  for (;;) {
    const page = await askPage(query);
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || enough(last)) return found;
    query.set('before', String(last.id));
  }
}

/** A few at a time: a bad month has hundreds of alarms. */
export async function fewAtOnce<From, To>(
  all: readonly From[],
  make: (one: From) => Promise<To>,
): Promise<To[]> {
  const made: To[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    made.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map(make))));
  }
  return made;
}
