import {
  type AlarmChange,
  type AlarmKind,
  type Condition,
  type Conditions,
  LIMIT_KINDS,
  type LimitKind,
} from '#lib/alarm/alarm.ts';
import { hear } from '#lib/alarm/condition.ts';
import type { Moment } from '#lib/alarm/detail.ts';

/** The conditions with one of them changed; the same object when it did not. */
export function put(
  conditions: Conditions,
  kind: AlarmKind,
  next: Condition | undefined,
): Conditions {
  if (conditions[kind] === next) return conditions;
  if (next !== undefined) return { ...conditions, [kind]: next };
  const { [kind]: _gone, ...rest } = conditions;
  return rest;
}

/** `hear`, for one kind among all; `undefined` says nothing of it. */
export function hearOf(
  conditions: Conditions,
  kind: AlarmKind,
  trouble: boolean | undefined,
  moment: Moment,
  changes: AlarmChange[],
): Conditions {
  const known = conditions[kind];
  if (trouble === undefined || (!trouble && known === undefined)) return conditions;
  return put(conditions, kind, hear(kind, known, trouble, moment, changes));
}

/** Changes the conditions that there are of a value and its limits. */
export function mapLimits(
  conditions: Conditions,
  change: (condition: Condition, kind: LimitKind) => Condition | undefined,
): Conditions {
  let next = conditions;
  for (const kind of LIMIT_KINDS) {
    const known = conditions[kind];
    if (known !== undefined) next = put(next, kind, change(known, kind));
  }
  return next;
}
