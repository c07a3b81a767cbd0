'use client';

import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useSound } from '#components/alerting/alerting.tsx';
import type { SoundState } from '#components/alerting/sound.ts';
import { useOpenAlarms, useTimely } from '#components/live/use-live.ts';
import { fetched } from '#components/ui/fetched.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { isLoud, waiting } from '#lib/alarm/waiting.ts';

const AlertingDialog = fetched(() =>
  import('#components/alerting/alerting-dialog.tsx').then((file) => file.AlertingDialog),
);

const LOOKS = {
  on: { icon: 'soundOn', look: 'text-ink' },
  off: { icon: 'soundOff', look: 'text-muted' },
  held: { icon: 'soundHeld', look: 'text-warn' },
  none: { icon: 'soundOff', look: 'text-muted' },
} as const;

export function useSoundState(): SoundState {
  const sound = useSound();
  return useSyncExternalStore(sound.subscribe, sound.state, () => 'off');
}

/** AT3: whether there is sound, always in sight; where it can be turned there is more to turn. */
export function SoundButton() {
  const t = useTranslations();
  const state = useSoundState();
  const [open, setOpen] = useState(false);
  // Alarms that nobody hears are worth more than a grey sign.
  const alarms = useOpenAlarms();
  const unheard = useTimely((now) => waiting(alarms, now).some(isLoud));
  const urgent = unheard && state === 'off';
  const label = `${t('alerting.settings')}: ${t(`sound.${state}`)}`;
  return (
    <>
      <button
        type="button"
        data-sound={state}
        onClick={() => setOpen(true)}
        title={label}
        aria-label={label}
        aria-haspopup="dialog"
        className={`flex min-h-9 min-w-9 cursor-pointer items-center justify-center gap-1.5 rounded-full text-xs hover:bg-line hover:text-ink ${urgent ? 'text-warn lg:border lg:border-warn lg:px-3' : LOOKS[state].look}`}
      >
        <Icon name={LOOKS[state].icon} />
        {urgent ? (
          <span className="hidden whitespace-nowrap lg:inline">{t('sound.off')}</span>
        ) : null}
      </button>
      {open ? <AlertingDialog close={() => setOpen(false)} /> : null}
    </>
  );
}

/** The same where there are no controls. */
export function SoundMark() {
  const t = useTranslations('sound');
  const state = useSoundState();
  return (
    <span data-sound={state} title={t(state)} className={LOOKS[state].look}>
      <Icon name={LOOKS[state].icon} className="size-[1.25em]" />
      <span className="sr-only">{t(state)}</span>
    </span>
  );
}
