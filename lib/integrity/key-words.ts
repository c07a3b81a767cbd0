import type { CheckKeys } from '#lib/api/integrity.ts';
import type { Translate } from '#lib/messages/translate.ts';

/** So many keys are named. */
const NAMED = 20;

/** Which keys a check was made with, in the reader's language. */
export function keyWords(keys: CheckKeys, t: Translate): string {
  const strategy = t(`integrityAdmin.strategy.${keys.strategy}`);
  const which = keysOf(keys);
  return which === '' ? strategy : t('integrityAdmin.paper.keysOf', { strategy, keys: which });
}

function keysOf(keys: CheckKeys): string {
  switch (keys.strategy) {
    case 'spread':
      return keys.keys === undefined ? '' : String(keys.keys);
    case 'one':
      return keys.key;
    case 'list':
      return keys.list.length > NAMED
        ? `${keys.list.slice(0, NAMED).join(', ')} … (${keys.list.length})`
        : keys.list.join(', ');
  }
}
