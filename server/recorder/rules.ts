import { type NextMidnight, type Rules, rulesOf } from '#lib/alarm/rules.ts';
import type { Settings } from '#lib/settings/settings.ts';

/** Settings are shared by many freezers, and turned into rules once. */
export function createRules(nextMidnight: NextMidnight): (settings: Settings) => Rules {
  const known = new WeakMap<Settings, Rules>();
  return (settings) => {
    const rules = known.get(settings) ?? rulesOf(settings, nextMidnight);
    known.set(settings, rules);
    return rules;
  };
}
