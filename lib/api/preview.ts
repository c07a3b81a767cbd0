import { z } from 'zod';
import { ALARM_KINDS } from '#lib/alarm/alarm.ts';
import { type Settings, settingsSchema } from '#lib/settings/settings.ts';

/** In an address, so that looking stays looking: nothing is changed by it. */
const settingsInQuery = z.string().transform((text, context): Settings => {
  const parsed = settingsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // What is no JSON is no settings, and is refused as that.
  }
}

export const previewQuery = z.strictObject({
  settings: settingsInQuery.meta({
    description:
      'All settings that would be in force, as JSON: what `settings` of a freezer holds.',
  }),
  compare: z
    .enum(['true', 'false'])
    .default('true')
    .meta({ description: 'false: without those that are in force, which takes half the time.' }),
});

const tally = {
  times: z.int().meta({ description: 'How many alarms were on at some time.' }),
  ms: z.number().meta({ description: 'For how long, within the range.' }),
};
const kind = z.enum(ALARM_KINDS);
const outcome = z
  .object({
    loud: z.object(tally).meta({
      description: 'All but warnings and clock alarms; a time that two share counts once.',
    }),
    kinds: z.array(z.object({ kind, ...tally })),
    stretches: z
      .array(
        z.object({
          kind,
          from: z.number(),
          to: z.number().nullable().meta({ description: 'Null while it goes on.' }),
          limit: z.number().nullable(),
        }),
      )
      .meta({ description: 'By time; those that a chart could not tell apart are one.' }),
  })
  .meta({ id: 'PreviewOutcome' });

export const previewView = z
  .object({
    freezer: z.string(),
    from: z.number(),
    to: z.number(),
    would: outcome.meta({ description: 'With the settings that were asked about.' }),
    now: outcome.nullable().meta({ description: 'With those that are in force, where asked for.' }),
  })
  .meta({ id: 'Preview' });
export type PreviewView = z.output<typeof previewView>;
