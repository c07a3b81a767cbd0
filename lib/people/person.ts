const LONGEST = 100;
const ONE_LINE = new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${LONGEST}}$`, 'u');
/** Marks that join, order or part letters, and such as are shown as nothing at all. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A person's name as the API takes it (WH5), so that two that look the same are the same; undefined when
 * what was typed is none.
 */
export function personName(typed: string): string | undefined {
  const name = typed
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  return ONE_LINE.test(name) ? name : undefined;
}

/** By what name the journal has what was done from the command line. */
export const COMMAND_LINE = 'npm run user';

/** Whether it stands in the journal for somebody else than a person. */
export function isReserved(name: string): boolean {
  return ['gelo', COMMAND_LINE].includes(name.toLowerCase());
}
