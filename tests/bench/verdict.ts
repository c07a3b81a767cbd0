/** A figure beside what it may be: `12.3 ms (at most 20: held)`. */
export function atMost(value: number, limit: number, unit: string, digits = 0): string {
  const shown = unit === '' ? value.toFixed(digits) : `${value.toFixed(digits)} ${unit}`;
  return `${shown} (at most ${limit}: ${value <= limit ? 'held' : 'MISSED'})`;
}
