import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { createAlerter } from '#components/alerting/alerter.ts';
import { atDesk } from '#components/alerting/desk.ts';
import { createNotifier, type NotifyWords } from '#components/alerting/notifier.ts';
import type { Sound } from '#components/alerting/sound.ts';
import { useNotifySwitch, usePermission, useSoundSwitch } from '#components/alerting/switches.ts';
import { createTurn, type Turn } from '#components/alerting/turn.ts';
import { useAlarmWords } from '#components/alerting/use-alarm-words.ts';
import { useLive } from '#components/live/live-provider.tsx';

/** The one alerter of this tab, with the browser's sound, notifications and other tabs. */
export function useAlerter(sound: Sound) {
  const { store } = useLive();
  const turn = useRef<Turn>(undefined);
  const words = useRef<NotifyWords>(undefined);
  const wording = useNotifyWords();
  useEffect(() => {
    words.current = wording;
  });

  const [alerter] = useState(() => {
    const notifier = createNotifier(atDesk);
    return createAlerter({
      store,
      canRing: () => sound.state() === 'on',
      ring(done) {
        turn.current?.ask(() => {
          done();
          void sound.ring();
        });
      },
      notify(news) {
        if (words.current !== undefined) notifier.notify(news, words.current);
      },
      settle: notifier.keepOnly,
    });
  });

  useEffect(() => {
    turn.current = createTurn({
      channel: 'BroadcastChannel' in window ? new BroadcastChannel('gelo-alerting') : undefined,
      tab: Math.random(),
      now: () => performance.now(),
      onRang: alerter.heard,
    });
    const stop = alerter.start();
    return () => {
      stop();
      turn.current?.stop();
    };
  }, [alerter]);

  const [wanted] = useSoundSwitch();
  useEffect(() => sound.turn(wanted), [sound, wanted]);
  useEffect(() => sound.subscribe(alerter.look), [sound, alerter]);
  return alerter;
}

/** Undefined while nobody wants notifications, or the browser does not. */
function useNotifyWords(): NotifyWords | undefined {
  const t = useTranslations('notifications');
  const words = useAlarmWords();
  const [wanted] = useNotifySwitch();
  if (usePermission() !== 'granted' || !wanted) return undefined;
  return {
    one: (alarm) => {
      const { name, alarm: kind, value } = words(alarm);
      return { title: name, body: value === undefined ? kind : `${kind}, ${value}\u00a0°C` };
    },
    many: (count) => t('many', { count }),
  };
}
