import { z } from 'zod';
import { line, note } from '#lib/api/text.ts';
import { validId } from '#lib/freezer/key.ts';
import { overridesSchema, settingsFields } from '#lib/settings/settings.ts';

/** A freezer's key in Kafka. In an address it is percent-encoded, slashes too. */
export const freezerKey = z
  .string()
  .refine(
    (key) => validId(key) !== undefined,
    'must be a freezer’s id: 1 to 200 characters without control characters, percent-encoded',
  )
  .transform((key) => validId(key) ?? key)
  .meta({ description: 'The freezer’s key in Kafka.', example: 'sensor0' });

export const profileId = z
  .string()
  .regex(/^[a-z0-9-]{1,50}$/, 'must be 1 to 50 lower case letters, digits and dashes')
  .meta({ example: 'vaccine-refrigerated' });

const overrides = overridesSchema.meta({
  id: 'Overrides',
  description: 'What a freezer has of its own; all else comes from its profile.',
});
export const settingsView = settingsFields.meta({ id: 'Settings' });

/** Times are epoch ms. */
export const freezerView = z
  .object({
    id: z.string().meta({ description: 'Its key in Kafka.' }),
    name: z.string().nullable(),
    place: z.string().nullable(),
    profile: z.string(),
    overrides,
    /** What is in force: its profile’s, but for what it has of its own. */
    settings: settingsView,
    since: z.number().meta({ description: 'When its first reading was recorded.' }),
    retired: z.number().nullable().meta({
      description: 'Since when it is retired: its history stays, and nobody judges it.',
    }),
    newest: z
      .object({
        at: z.number(),
        heardAt: z.number().meta({ description: 'When it was last heard of, by Gelo’s clock.' }),
        celsius: z
          .number()
          .nullable()
          .meta({ description: 'Of `celsiusAt`; null while it gave nothing but probe errors.' }),
        celsiusAt: z.number(),
        simulated: z.boolean().meta({ description: 'Whether there is no such sensor.' }),
      })
      .nullable()
      .meta({ description: 'The newest that is recorded.' }),
  })
  .meta({ id: 'Freezer' });
export type FreezerView = z.output<typeof freezerView>;

export const freezerList = z.object({ freezers: z.array(freezerView) });

/** PUT replaces all of it, so nothing may be left out. */
export const freezerSettings = z
  .strictObject({
    name: line(100).nullable(),
    place: line(200).nullable(),
    profile: profileId,
    overrides,
  })
  .meta({ id: 'FreezerSettings' });
export type FreezerSettings = z.output<typeof freezerSettings>;

/** PF5 */
export const settingsRequest = freezerSettings
  .extend({
    replaces: freezerSettings.optional().meta({
      description: 'What is to be replaced, as GET gave it: refused where it is other by now.',
    }),
  })
  .meta({ id: 'FreezerSettingsRequest' });
export type SettingsRequest = z.output<typeof settingsRequest>;

/** More than Gelo makes there cannot be. */
const MOST_FREEZERS = 10_000;

/** What is left out stays as each freezer has it. */
export const manySettings = z
  .strictObject({
    freezers: z.array(freezerKey).min(1).max(MOST_FREEZERS),
    profile: profileId.optional(),
    place: line(200).nullable().optional(),
  })
  .refine(
    ({ profile, place }) => profile !== undefined || place !== undefined,
    'give a profile, a place, or both',
  )
  .meta({ id: 'ManySettings' });
export type ManySettings = z.output<typeof manySettings>;

export const changedFreezers = z
  .object({ changed: z.int().meta({ description: 'How many were different before.' }) })
  .meta({ id: 'ChangedFreezers' });

export const retireRequest = z.strictObject({ note: note(0).default('') });
