'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStored } from '#components/ui/use-stored.ts';
import { personName } from '#lib/person.ts';

export type Person = ReturnType<typeof usePerson>;

/** UI10: who does it; asked for once, then kept by this browser. */
export function usePerson() {
  const [kept, keep] = useStored('gelo-person', '', isText);
  const [typed, type] = useState<string>();
  const [faulty, setFaulty] = useState(false);
  const shown = typed ?? kept;
  return {
    shown,
    type,
    asked: typed !== undefined || personName(kept) === undefined,
    faulty: faulty && personName(shown) === undefined,
    /** The name, kept from now on; undefined when none was given, and the field then says so. */
    take(): string | undefined {
      const name = personName(shown);
      setFaulty(name === undefined);
      if (name !== undefined && name !== kept) keep(name);
      return name;
    },
  };
}

export function PersonField({ person }: { person: Person }) {
  const t = useTranslations('person');
  const id = useId();
  if (!person.asked) {
    return (
      <p className="text-sm text-muted">
        {t.rich('as', { name: () => <strong className="text-ink">{person.shown}</strong> })}
        <button
          type="button"
          onClick={() => person.type(person.shown)}
          className="ml-2 min-h-8 cursor-pointer rounded-full px-2 font-medium text-accent hover:bg-line"
        >
          {t('change')}
        </button>
      </p>
    );
  }
  return (
    <div className="text-sm">
      <label htmlFor={id} className="font-medium">
        {t('label')}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="name"
        maxLength={100}
        value={person.shown}
        onChange={({ target }) => person.type(target.value)}
        aria-invalid={person.faulty}
        aria-describedby={`${id}-hint`}
        className="mt-1 min-h-10 w-full rounded-lg border border-line bg-page px-3 aria-invalid:border-bad"
      />
      <p id={`${id}-hint`} className={`mt-1 text-xs ${person.faulty ? 'text-bad' : 'text-muted'}`}>
        {person.faulty ? t('missing') : t('hint')}
      </p>
    </div>
  );
}

function isText(_text: string): _text is string {
  return true;
}
