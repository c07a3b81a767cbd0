import type { ReactNode } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { GivenLive } from '#components/live/live-provider.tsx';
import { createOverview } from '#components/live/overview.ts';
import { createLiveStore } from '#components/live/store.ts';
import { LocaleProvider } from '#components/locale/locale-provider.tsx';
import { MeProvider } from '#components/session/me.tsx';
import type { Frame, Snapshot } from '#lib/live/events.ts';
import { ADMIN_MESSAGES, MESSAGES } from '#lib/messages/choose.ts';
import type { Me } from '#lib/people/roles.ts';
import type { Locale } from '#lib/words/locale.ts';
import { change, frame, NOON, snapshot } from '#tests/support/builders.ts';

const ANA: Me = { person: 'Ana', role: 'admin' };

/**
 * A page at noon that shows what a test says, to an admin unless said otherwise; null is one that has
 * heard of nothing yet.
 */
export function openScene(given: Partial<Snapshot> | null = {}, me: Me = ANA) {
  let now = NOON;
  let sequence = 0;
  const store = createLiveStore({ now: () => now });
  if (given !== null) store.restart(snapshot(given));
  const live = { store, overview: createOverview(store) };
  return {
    store,
    advance(given: Partial<Frame>) {
      store.advance(frame({ now, ...given, sequence: ++sequence }));
    },
    restart(given: Partial<Snapshot>) {
      store.restart(snapshot({ now, sequence, ...given }));
    },
    /** Time passes, for the page and, where `stopTime` holds, for its timers. */
    pass(ms: number) {
      now += ms;
      if (vi.isFakeTimers()) vi.advanceTimersByTime(ms);
    },
    /** Shows something; `change` shows something else in its place. */
    async show(what: ReactNode, locale: Locale = 'en') {
      const within = (children: ReactNode) => (
        <LocaleProvider
          locale={locale}
          messages={{ ...MESSAGES[locale], ...ADMIN_MESSAGES[locale] }}
        >
          <MeProvider me={me}>
            <GivenLive live={live}>{children}</GivenLive>
          </MeProvider>
        </LocaleProvider>
      );
      const shown = await render(within(what));
      return { ...shown, change: (other: ReactNode) => shown.rerender(within(other)) };
    },
  };
}

export function freezers(...ids: string[]) {
  return ids.map((id) => change({ id }));
}

/** In this file time passes where a test says so, and while a look (expect.poll) or a click takes its time. */
export function stopTime() {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Goes to an address, as somebody does who opens a link. */
export function goTo(address: string) {
  window.history.replaceState(null, '', address);
}

/** Waits for something while no time passes on the page. */
export async function until(what: string, ask: () => boolean) {
  const deadline = performance.now() + 5000;
  while (!ask()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise(requestAnimationFrame);
  }
}
