import { z } from 'zod';
import { settingsView } from '#lib/api/freezers.ts';
import { line } from '#lib/api/text.ts';
import { settingsSchema } from '#lib/settings/settings.ts';

export const profileView = z
  .object({
    id: z.string(),
    name: z
      .string()
      .nullable()
      .meta({ description: 'Null for those that come with Gelo: the page has words for them.' }),
    settings: settingsView,
    freezers: z.int().meta({ description: 'How many freezers have it.' }),
  })
  .meta({ id: 'Profile' });
export type ProfileView = z.output<typeof profileView>;

export const profileList = z.object({ profiles: z.array(profileView) });

export const profileRequest = z
  .strictObject({
    name: line(100)
      .nullable()
      .meta({ description: 'Needed for a profile of your own; those of Gelo keep theirs.' }),
    settings: settingsSchema,
    /** PF5 */
    replaces: z
      .strictObject({ name: z.string().nullable(), settings: settingsView })
      .nullable()
      .optional()
      .meta({
        description:
          'What is to be replaced, as GET gave it, or null for a new one: refused where it is other by now.',
      }),
  })
  .meta({ id: 'ProfileRequest' });
export type ProfileRequest = z.output<typeof profileRequest>;
