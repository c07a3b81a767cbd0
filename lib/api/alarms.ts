import { z } from 'zod';
import { ALARM_KINDS, FAULT_REASONS, STANDINGS } from '#lib/alarm/alarm.ts';
import type { AlarmView } from '#lib/alarm/view.ts';
import { freezerKey } from '#lib/api/freezers.ts';
import { paging } from '#lib/api/paging.ts';
import { note } from '#lib/api/text.ts';
import { instant } from '#lib/api/time-range.ts';

const MAX_SHELF_MINUTES = 1440;
/** `open` is all that are not closed. */
export const ALARM_STATES = [
  'open',
  'active',
  'acknowledged',
  'returned',
  'closed',
  'all',
] as const;

export const alarmQuery = z.strictObject({
  state: z.enum(ALARM_STATES).default('open'),
  freezer: freezerKey.optional(),
  kind: z.enum(ALARM_KINDS).optional(),
  from: instant.meta({
    description: 'Only those that were still on after this time: epoch ms or ISO 8601.',
  }),
  to: instant.meta({ description: 'Only those that began before this time.' }),
  ...paging,
});

/** Times are epoch ms. */
export const alarmView = z
  .object({
    id: z.int(),
    freezer: z.string(),
    kind: z.enum(ALARM_KINDS),
    standing: z.enum(STANDINGS).meta({ description: '`none` is closed.' }),
    reason: z.enum(FAULT_REASONS).nullable(),
    since: z.number().meta({ description: 'When the trouble began, before the on-delay.' }),
    raisedAt: z.number(),
    returnedAt: z.number().nullable(),
    celsius: z.number().nullable().meta({ description: 'The value that raised it.' }),
    limit: z.number().nullable().meta({ description: 'The limit that it broke.' }),
    peak: z.number().nullable().meta({ description: 'The value farthest outside so far.' }),
    acknowledgedAt: z.number().nullable(),
    acknowledgedBy: z.string().nullable(),
    note: z.string().nullable(),
    shelvedUntil: z.number().nullable(),
    shelvedBy: z.string().nullable(),
    timesRaised: z.int(),
  })
  .meta({ id: 'Alarm' }) satisfies z.ZodType<AlarmView>;

export const alarmList = z.object({ alarms: z.array(alarmView) });

export const noteRequest = z.strictObject({ note: note(0).default('') });
export const commentRequest = z.strictObject({ note: note(1) });
export const shelfRequest = z.strictObject({
  minutes: z.int().min(1).max(MAX_SHELF_MINUTES),
  note: note(0).default(''),
});
