/** COPY takes no parameters, so numbers are written into it: nothing else can come through here. */
export function int(value: number): string {
  return String(Math.trunc(value));
}

export function time(at: number): string {
  return `to_timestamp(${Number(at) / 1000}::float8)`;
}
