'use client';

import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DENSITIES, type Density } from '#components/fleet/density.ts';
import { CHIP } from '#components/live/count-filter.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SearchBox } from '#components/ui/search-box.tsx';
import { Segments } from '#components/ui/segments.tsx';

type Given = {
  search: string;
  find: (text: string) => void;
  byPlace: boolean;
  group: (byPlace: boolean) => void;
  density: Density;
  size: (density: Density) => void;
};

/** Search, groups and size: beside the states on a desk; on a phone behind a button, where the thumb is. */
export function FleetTools(given: Given) {
  const { search, find } = given;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const closeByKey = (event: KeyboardEvent) => {
    if (!open || event.key !== 'Escape') return;
    event.preventDefault(); // It would clear the search.
    setOpen(false);
    button.current?.focus();
  };
  const clear = () => {
    find('');
    button.current?.focus();
  };
  return (
    <>
      {search === '' || open ? null : <Searched text={search} clear={clear} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the controls within. */}
      <div
        onKeyDown={closeByKey}
        className="pointer-events-none flex flex-col-reverse items-end gap-2 max-sm:fixed max-sm:inset-x-3 max-sm:bottom-[calc(4.25rem+env(safe-area-inset-bottom))] max-sm:z-20 print:hidden"
      >
        <Toggle ref={button} controls={id} open={open} toggle={() => setOpen(!open)} />
        <div
          id={id}
          className={`pointer-events-auto flex flex-wrap items-center gap-2 max-sm:w-full max-sm:rounded-2xl max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-3 max-sm:shadow-lg ${open ? '' : 'max-sm:hidden'}`}
        >
          <Tools {...given} />
        </div>
      </div>
    </>
  );
}

function Tools({ search, find, byPlace, group, density, size }: Given) {
  const t = useTranslations('fleet');
  return (
    <>
      <SearchBox
        label={t('search')}
        hint={t('searchHint')}
        value={search}
        change={find}
        className="basis-full sm:basis-48"
      />
      <button type="button" aria-pressed={byPlace} onClick={() => group(!byPlace)} className={CHIP}>
        {t('byPlace')}
      </button>
      <Segments
        label={t('density')}
        values={DENSITIES}
        words={(each) => t(`densities.${each}`)}
        chosen={density}
        choose={size}
      />
    </>
  );
}

type ToggleGiven = {
  ref: Ref<HTMLButtonElement>;
  controls: string;
  open: boolean;
  toggle: () => void;
};

function Toggle({ ref, controls, open, toggle }: ToggleGiven) {
  const t = useTranslations('fleet');
  return (
    <button
      ref={ref}
      type="button"
      aria-expanded={open}
      aria-controls={controls}
      onClick={toggle}
      className="pointer-events-auto flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-medium shadow-lg hover:bg-line sm:hidden"
    >
      <Icon name={open ? 'close' : 'sliders'} className="size-4" />
      {t('tools')}
    </button>
  );
}

/** FL3: what is searched for is in sight while its field is not. */
function Searched({ text, clear }: { text: string; clear: () => void }) {
  const t = useTranslations('fleet');
  return (
    <button type="button" onClick={clear} className={`${CHIP} max-w-full sm:hidden`}>
      <Icon name="search" className="size-4 text-muted" />
      <span className="truncate">{text}</span>
      <Icon name="close" className="size-3.5" />
      <span className="sr-only">– {t('clear')}</span>
    </button>
  );
}
