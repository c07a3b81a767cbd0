'use client';

import { useTranslations } from 'use-intl';
import { Moment } from '#components/live/moment.tsx';
import { useMe } from '#components/session/me.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PersonView } from '#lib/api/people.ts';

type Given = { people: readonly PersonView[]; change: (person: PersonView) => void };

export function PeopleList({ people, change }: Given) {
  const t = useTranslations('peopleAdmin');
  return (
    <ul className="flex flex-col gap-2">
      {people.map((person) => (
        <li
          key={person.id}
          data-person={person.username ?? ''}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3"
        >
          <Who person={person} />
          <Button look="quiet" onClick={() => change(person)} className="ml-auto">
            {t('change')}
            <span className="sr-only"> {person.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Who({ person }: { person: PersonView }) {
  const t = useTranslations('peopleAdmin');
  const role = useTranslations('session')(`role.${person.role}`);
  const me = useMe();
  const { name, username, disabled, sessions, seenAt } = person;
  return (
    <div className={`min-w-0 text-sm ${disabled ? 'opacity-70' : ''}`}>
      <p className="break-words">
        <strong className="font-semibold">{name}</strong>
        {me.person === name ? <span className="text-muted"> ({t('you')})</span> : null}
        <span className="ml-2 rounded-full bg-line px-2 py-0.5 text-xs font-medium whitespace-nowrap">
          {role}
        </span>
        <Standing person={person} />
      </p>
      <p className="mt-1 text-xs break-words text-muted">
        {username === null ? null : `${username} · `}
        {t('sessions', { count: sessions })}
        {seenAt === null ? null : (
          <> · {t.rich('seen', { moment: () => <Moment at={seenAt} /> })}</>
        )}
      </p>
    </div>
  );
}

/** What is out of the ordinary about how somebody comes in. */
function Standing({ person }: { person: PersonView }) {
  const t = useTranslations('peopleAdmin');
  const { disabled, password, organisation } = person;
  const words = disabled
    ? t('disabled')
    : organisation
      ? t('organisation')
      : password === 'none'
        ? t('noPassword')
        : password === 'given'
          ? t('givenPassword')
          : undefined;
  if (words === undefined) return null;
  const look = disabled || (!organisation && password === 'none') ? 'text-warn' : 'text-muted';
  return <span className={`ml-2 text-xs ${look}`}>{words}</span>;
}
