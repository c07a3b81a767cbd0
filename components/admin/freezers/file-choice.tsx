'use client';

import { type DragEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';

type Given = { again: boolean; choose: (file: File) => void };

/** A file, chosen or dropped. */
export function FileChoice({ again, choose }: Given) {
  const t = useTranslations('freezersAdmin.import');
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined) choose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for whoever drops nothing
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-wrap items-center gap-3 rounded-xl border border-dashed p-4 ${over ? 'border-accent bg-accent/10' : 'border-line'}`}
    >
      <input
        id={id}
        type="file"
        accept=".csv,text/csv,text/plain"
        className="peer sr-only"
        onChange={({ target }) => {
          take(target.files);
          // The same file, corrected, is to be taken too.
          target.value = '';
        }}
      />
      <label
        htmlFor={id}
        className="flex min-h-10 cursor-pointer items-center rounded-full border border-line px-4 font-medium peer-focus-visible:outline-2 peer-focus-visible:outline-accent hover:bg-line"
      >
        {again ? t('other') : t('choose')}
      </label>
      <span className="text-muted max-sm:hidden">{t('drop')}</span>
    </div>
  );
}
