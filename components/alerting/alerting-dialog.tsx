'use client';

import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { useSound } from '#components/alerting/alerting.tsx';
import { useSoundState } from '#components/alerting/sound-button.tsx';
import { useNotifySwitch, usePermission, useSoundSwitch } from '#components/alerting/switches.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

/** AT2: sound and notifications, each turned by a click: a browser asks for neither without. */
export function AlertingDialog({ close }: { close: () => void }) {
  const t = useTranslations('alerting');
  return (
    <Dialog title={t('settings')} close={close} light>
      <div className="flex flex-col gap-5">
        <SoundSetting />
        <NotifySetting />
      </div>
    </Dialog>
  );
}

function SoundSetting() {
  const t = useTranslations('sound');
  const sound = useSound();
  const state = useSoundState();
  const [on, turn] = useSoundSwitch();
  const there = state !== 'none';
  return (
    <Setting
      label={t('label')}
      on={on && there}
      able={there}
      turn={(wanted) => {
        turn(wanted);
        if (wanted) void sound.ring();
      }}
    >
      <p className="text-sm text-muted">{there ? t('text') : t('none')}</p>
      {state === 'held' ? <p className="text-sm text-warn">{t('heldText')}</p> : null}
      {there ? (
        <Button look="quiet" onClick={() => void sound.ring()} className="self-start">
          {t('try')}
        </Button>
      ) : null}
    </Setting>
  );
}

function NotifySetting() {
  const t = useTranslations('notifications');
  const permission = usePermission();
  const [on, turn] = useNotifySwitch();
  const able = permission === 'default' || permission === 'granted';
  const choose = async (wanted: boolean) => {
    const granted = wanted && (await Notification.requestPermission()) === 'granted';
    turn(granted);
  };
  return (
    <Setting label={t('label')} on={on && permission === 'granted'} able={able} turn={choose}>
      <p className="text-sm text-muted">{t('text')}</p>
      {able ? null : (
        <p className="text-sm text-warn" data-permission={permission}>
          {t(permission)}
        </p>
      )}
    </Setting>
  );
}

function Setting(given: {
  label: string;
  on: boolean;
  able: boolean;
  turn: (on: boolean) => void;
  children: ReactNode;
}) {
  const { label, on, able, turn, children } = given;
  const t = useTranslations('switch');
  const id = useId();
  return (
    <section className="flex flex-col gap-2" aria-labelledby={id}>
      <div className="flex items-center justify-between gap-4">
        <h3 id={id} className="text-sm font-medium">
          {label}
        </h3>
        <button
          type="button"
          role="switch"
          aria-checked={on}
          aria-labelledby={id}
          aria-disabled={!able}
          onClick={able ? () => turn(!on) : undefined}
          className="group flex min-h-10 cursor-pointer items-center gap-2 text-sm text-muted aria-disabled:cursor-default aria-disabled:opacity-60"
        >
          {on ? t('on') : t('off')}
          <span className="flex h-6 w-10 rounded-full bg-muted p-0.5 transition-colors group-aria-checked:bg-accent">
            <span className="size-5 rounded-full bg-surface transition-transform group-aria-checked:translate-x-4" />
          </span>
        </button>
      </div>
      {children}
    </section>
  );
}
