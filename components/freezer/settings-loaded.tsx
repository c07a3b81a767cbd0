'use client';

import { type ReactNode, useState } from 'react';
import useSWR from 'swr';
import { useTranslations } from 'use-intl';
import { ask } from '#components/api/ask.ts';
import { FailedLine } from '#components/api/failed-line.tsx';
import { SettingsForm } from '#components/freezer/settings-form.tsx';
import type { SettingsForming } from '#components/freezer/use-settings-form.ts';
import type { FreezerSettings } from '#lib/api/freezers.ts';
import type { ProfileView } from '#lib/api/profiles.ts';
import { freezerPath } from '#lib/freezer/address.ts';

/** Each form begins with what the server says now: a kept answer would undo what others changed since. */
let opened = 0;

type Given = { id: string; beside?: (form: SettingsForming) => ReactNode };

/** The form once it is known what it begins with. */
export function SettingsLoaded({ id, beside }: Given) {
  const t = useTranslations();
  const [opening] = useState(() => ++opened);
  const path = `/api${freezerPath(id)}/settings`;
  const settings = useSWR<FreezerSettings, unknown>([path, opening], askAt, OPTIONS);
  const profiles = useSWR<{ profiles: ProfileView[] }, unknown>(
    ['/api/profiles', opening],
    askAt,
    OPTIONS,
  );
  const fault = settings.error ?? profiles.error;
  if (settings.data !== undefined && profiles.data !== undefined) {
    return (
      <SettingsForm
        id={id}
        saved={settings.data}
        profiles={profiles.data.profiles}
        beside={beside}
        keep={(next) => void settings.mutate(next, { revalidate: false })}
      />
    );
  }
  if (fault === undefined)
    return <p className="min-h-40 p-4 text-sm text-muted">{t('ask.loading')}</p>;
  return (
    <FailedLine
      className="p-4"
      fault={fault}
      again={() => {
        void settings.mutate();
        void profiles.mutate();
      }}
    />
  );
}

function askAt<T>([path]: readonly [string, number]): Promise<T> {
  return ask<T>(path);
}

/** What is being filled in must not change under the reader's hands. */
const OPTIONS = { revalidateOnFocus: false, revalidateOnReconnect: false };
