const LONGEST = 100;
const ONE_LINE = new RegExp(`^[^\\p{Cc}\\p{Cs}]{1,${LONGEST}}$`, 'u');

/** A person's name as the API takes it (AP4); undefined when what was typed is none. */
export function personName(typed: string): string | undefined {
  const name = typed.trim();
  return ONE_LINE.test(name) ? name : undefined;
}
