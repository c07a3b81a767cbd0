'use client';

import { FleetStates } from '#components/dev/fleet-states.tsx';
import { NOTICES } from '#components/dev/notice-scenes.ts';
import { Section, State } from '#components/dev/section.tsx';
import { LocaleSwitch } from '#components/locale/locale-switch.tsx';
import { ConnectionBadge } from '#components/shell/connection-badge.tsx';
import { Notices } from '#components/shell/notices.tsx';
import { ThemeSwitch } from '#components/shell/theme-switch.tsx';
import { NotFound } from '#components/ui/not-found.tsx';
import { PageFailed } from '#components/ui/page-failed.tsx';

/**
 * Every state that a page can be in, side by side, to be looked at while one works on it. A page of
 * its own adds its section here: real components from given stores.
 */
export function States() {
  return (
    <div className="mx-auto max-w-[110rem] px-4 pb-24 sm:px-6">
      <div className="flex items-center gap-4 py-4">
        <h1 className="text-xl font-semibold">States</h1>
        <ThemeSwitch chosen="system" />
        <LocaleSwitch />
      </div>
      <FleetStates />
      <Section title="Connection and notices">
        {Object.entries(NOTICES).map(([name, live]) => (
          <State key={name} name={name} live={live}>
            <ConnectionBadge />
            <Notices />
          </State>
        ))}
      </Section>
      <Section title="Faults of a page">
        <PageFailed error={undefined} retry={() => undefined} />
        <NotFound />
      </Section>
    </div>
  );
}
