'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { Choice } from '#components/admin/simulation/choice.tsx';
import { type CheckDraft, STRATEGIES } from '#lib/integrity/draft.ts';

const LOOK =
  'mt-1 w-full rounded-lg border border-line bg-page px-3 text-sm aria-invalid:border-bad';

type Given = {
  draft: CheckDraft;
  type: (part: Partial<CheckDraft>) => void;
  faulty: boolean;
};

/** Which keys, and where somebody wants them to be his own: which. */
export function KeysField({ draft, type, faulty }: Given) {
  const t = useTranslations('integrityAdmin');
  const id = useId();
  const { strategy } = draft;
  const field = {
    id,
    'aria-invalid': faulty,
    'aria-describedby': `${id}-hint`,
    autoComplete: 'off',
    spellCheck: false,
  };
  return (
    <div className="flex flex-col gap-3">
      <Choice
        label={t('keys')}
        values={STRATEGIES}
        words={(each) => t(`strategy.${each}`)}
        hints={(each) => t(`strategyHint.${each}`)}
        chosen={strategy}
        choose={(each) => type({ strategy: each })}
      />
      {strategy === 'spread' ? null : (
        <div className="max-w-xl">
          <label htmlFor={id} className="text-sm font-medium">
            {strategy === 'one' ? t('oneKey') : t('listKeys')}
          </label>
          {strategy === 'one' ? (
            <input
              {...field}
              type="text"
              value={draft.key}
              onChange={({ target }) => type({ key: target.value })}
              className={`min-h-10 ${LOOK}`}
            />
          ) : (
            <textarea
              {...field}
              rows={4}
              value={draft.list}
              onChange={({ target }) => type({ list: target.value })}
              className={`py-2 ${LOOK}`}
            />
          )}
          <p id={`${id}-hint`} className={`mt-1 text-xs ${faulty ? 'text-bad' : 'text-muted'}`}>
            {strategy === 'one'
              ? t(faulty ? 'oneBad' : 'oneHint')
              : t(faulty ? 'listBad' : 'listHint')}
          </p>
        </div>
      )}
    </div>
  );
}
