import type { AlarmChange, AlarmKind, Condition, Conditions } from '#lib/alarm/alarm.ts';
import { type Delays, type Detail, hear } from '#lib/alarm/condition.ts';

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

/** `hear`, for one kind among all. */
export function hearOf(
  conditions: Conditions,
  heard: { kind: AlarmKind; trouble: boolean; at: number; delays: Delays; detail: Detail },
  changes: AlarmChange[],
): Conditions {
  const { kind, trouble, at, delays, detail } = heard;
  const known = conditions[kind];
  if (known === undefined && !trouble) return conditions;
  return put(conditions, kind, hear(kind, known, trouble, at, delays, detail, changes));
}
