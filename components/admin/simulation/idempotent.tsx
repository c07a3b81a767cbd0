'use client';

import { useTranslations } from 'use-intl';

/** Whether each message is written once, whatever is sent again. */
export function Idempotent(given: { on: boolean; turn: (on: boolean) => void; disabled: boolean }) {
  const t = useTranslations('simulationAdmin.sending');
  const { on, turn, disabled } = given;
  return (
    <label className={`flex gap-3 ${disabled ? 'opacity-60' : 'cursor-pointer'}`}>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={({ target }) => turn(target.checked)}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span>
        <span className="text-sm font-medium">{t('idempotent')}</span>
        <span className="mt-0.5 block text-xs text-muted">{t('idempotentHint')}</span>
      </span>
    </label>
  );
}
