'use client';

import { useTranslations } from 'use-intl';
import { Choice } from '#components/ui/choice.tsx';
import { TextAreaField } from '#components/ui/text-area-field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { type CheckDraft, STRATEGIES } from '#lib/integrity/draft.ts';

type Given = {
  draft: CheckDraft;
  type: (part: Partial<CheckDraft>) => void;
  faulty: boolean;
};

/** Which keys, and where somebody wants them to be his own: which. */
export function KeysField({ draft, type, faulty }: Given) {
  const t = useTranslations('integrityAdmin');
  const { strategy } = draft;
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
          {strategy === 'one' ? (
            <TextField
              label={t('oneKey')}
              hint={t('oneHint')}
              fault={faulty ? t('oneBad') : undefined}
              autoComplete="off"
              most={MOST_TYPED}
              value={draft.key}
              change={(key) => type({ key })}
            />
          ) : (
            <TextAreaField
              label={t('listKeys')}
              hint={t('listHint')}
              fault={faulty ? t('listBad') : undefined}
              rows={4}
              spellCheck={false}
              value={draft.list}
              change={(list) => type({ list })}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** Longer than a key may be, so that what is too long is said to be so. */
const MOST_TYPED = 1000;
