'use client';

import useSWR from 'swr';
import { ask } from '#components/api/ask.ts';
import { askAlarms, askEntries, fewAtOnce } from '#components/freezer/ask-alarms.ts';
import type { StatisticsView } from '#components/freezer/statistics-list.tsx';
import { queryOf } from '#components/freezer/use-history.ts';
import { type AlarmStretch, alarmStretches, shaded } from '#lib/alarm/stretches.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import type { FreezerView } from '#lib/api/freezers.ts';
import type { JournalEntry } from '#lib/api/journal.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import type { ChartBucket } from '#lib/chart/live-buckets.ts';
import { freezerPath } from '#lib/freezer/address.ts';
import type { Range } from '#lib/history/history.ts';
import { MINUTE_MS } from '#lib/history/rollup.ts';

export type ReportStretch = AlarmStretch & { readonly peak: number | null };
export type ReportAlarm = AlarmView & {
  /** When it was on in the range, in full. */
  readonly stretches: readonly ReportStretch[];
  /** What people did and wrote, the oldest first. */
  readonly deeds: readonly JournalEntry[];
};
export type Report = {
  readonly freezer: FreezerView;
  readonly profileName: string | null;
  readonly statistics: StatisticsView;
  readonly history: { readonly width: number; readonly buckets: readonly ChartBucket[] };
  /** By the time at which they began. */
  readonly alarms: readonly ReportAlarm[];
};

const POINTS = 300;

/** FZ8: all that a report tells, asked for once: paper does not change. */
export function useReport(id: string, range: Range, now: number) {
  return useSWR<Report, unknown>(
    `report ${id} ${queryOf(range)} ${now}`,
    () => askReport(id, range, now),
    {
      ...{ revalidateOnFocus: false, revalidateOnReconnect: false, revalidateIfStale: false },
      shouldRetryOnError: false,
    },
  );
}

async function askReport(id: string, range: Range, now: number): Promise<Report> {
  const path = `/api${freezerPath(id)}`;
  const query = queryOf(range);
  const [freezer, { profiles }, statistics, history, alarms] = await Promise.all([
    ask<FreezerView>(path),
    ask<{ profiles: ProfileView[] }>('/api/profiles'),
    ask<StatisticsView>(`${path}/statistics?${query}`),
    ask<Report['history']>(`${path}/history?${query}&points=${POINTS}`),
    askAlarms(id, range),
  ]);
  const profileName = profiles.find((each) => each.id === freezer.profile)?.name ?? null;
  const told = await fewAtOnce(alarms, (alarm) => askAlarm(freezer, alarm, range, now));
  const shown = told.filter(({ stretches }) => stretches.length > 0);
  const began = ({ stretches }: ReportAlarm) => stretches[0]?.from ?? 0;
  shown.sort((a, b) => began(a) - began(b));
  return { freezer, profileName, statistics, history, alarms: shown };
}

async function askAlarm(
  freezer: FreezerView,
  alarm: AlarmView,
  range: Range,
  now: number,
): Promise<ReportAlarm> {
  const entries = await askEntries(alarm.id, range.from);
  const all = alarmStretches(alarm, entries);
  const inRange = all.filter((each) => shaded([each], range, now).length > 0);
  const stretches = await fewAtOnce(inRange, async (each) => ({
    ...each,
    // An alarm keeps the farthest of all its stretches.
    peak:
      all.length === 1 ? (alarm.peak ?? alarm.celsius) : await askPeak(freezer, alarm, each, now),
  }));
  return { ...alarm, stretches, deeds: entries.filter(({ who }) => who !== null).reverse() };
}

async function askPeak(
  { id, settings }: FreezerView,
  { celsius, kind }: AlarmView,
  { from, to, limit }: AlarmStretch,
  now: number,
): Promise<number | null> {
  if (celsius === null || kind === 'silent' || kind === 'fault' || kind === 'clock') return null;
  const range = { from, to: Math.max(from + MINUTE_MS, to ?? now) };
  const { statistics } = await ask<StatisticsView>(
    `/api${freezerPath(id)}/statistics?${queryOf(range)}`,
  );
  if (statistics === null) return null;
  const ofLow = kind === 'low' || (kind === 'warning' && limit === settings.low);
  const colder = ofLow || (kind === 'cumulative' && statistics.belowMs > statistics.aboveMs);
  return colder ? statistics.min : statistics.max;
}
