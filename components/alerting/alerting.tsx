'use client';

import { usePathname } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'use-intl';
import { type Alerts, NO_ALERTS } from '#components/alerting/alerter.ts';
import { Banner } from '#components/alerting/banner.tsx';
import { createSound, type MakeAudio, type Sound } from '#components/alerting/sound.ts';
import { useAlarmWords } from '#components/alerting/use-alarm-words.ts';
import { useAlerter } from '#components/alerting/use-alerter.ts';
import { useTabMark } from '#components/alerting/use-tab-mark.ts';

/** Without alerting above there is no sound. */
const SoundContext = createContext<Sound>(createSound(null));

/** AT1–AT4 on every page: banner, title, icon, sound and notifications. */
export function Alerting({
  makeAudio = browserAudio(),
  children,
}: {
  /** Null where the browser has none. */
  makeAudio?: MakeAudio | null;
  children: ReactNode;
}) {
  const [sound] = useState(() => createSound(makeAudio));
  const alerter = useAlerter(sound);
  const alerts = useSyncExternalStore(alerter.subscribe, alerter.read, () => NO_ALERTS);
  useTabMark(alerts.waiting.length);
  return (
    <SoundContext value={sound}>
      <Announcement news={alerts.news} />
      {/* The wall has no controls: its tiles stand worst first, and alarms on every page of it. */}
      {usePathname() === '/wall' ? null : <Banner waiting={alerts.waiting} />}
      {children}
    </SoundContext>
  );
}

/** For whoever shows or turns the sound. */
export function useSound(): Sound {
  return useContext(SoundContext);
}

/** Each alarm is said once: what counts up in the banner is not. */
function Announcement({ news }: Pick<Alerts, 'news'>) {
  const t = useTranslations('alerting');
  const words = useAlarmWords();
  const [{ text, n }, say] = useState({ text: '', n: 0 });
  // The words change with each value; what there is to say does not.
  useEffect(() => {
    const [first] = news;
    if (first === undefined) return;
    const { line } = words(first);
    const next = news.length === 1 ? line : t('several', { count: news.length, first: line });
    say((before) => ({ text: next, n: before.n + 1 }));
  }, [news]);
  if (text === '') return null;
  return (
    // The same words again are no change, and would not be read.
    <p key={n} role="alert" className="sr-only">
      {text}
    </p>
  );
}

function browserAudio(): MakeAudio | null {
  return typeof AudioContext === 'undefined' ? null : () => new AudioContext();
}
