/** What an organisation's accounts are called in the address that it sends people back to. */
export const ORGANISATION = 'oidc';

export const LEAST_PASSWORD = 10;
export const MOST_PASSWORD = 200;

/** What one signs in with, in lower case; undefined when what was typed is none. */
export function usernameOf(typed: string): string | undefined {
  const name = typed.trim().normalize('NFC').toLowerCase();
  return /^[\p{L}\p{Nd}._@+-]{1,100}$/u.test(name) ? name : undefined;
}

export type Standing = {
  readonly id: string;
  readonly role: string;
  readonly active: boolean;
  readonly returns: boolean;
};

/**
 * WH5: whether Gelo would be left without an admin who can come in again, or without any. Who is
 * changed stands in `people` as he would be.
 */
export function isWithoutAdmin(before: readonly Standing[], after: readonly Standing[]): boolean {
  const isAdmin = ({ role, active }: Standing) => role === 'admin' && active;
  const returning = (each: Standing) => isAdmin(each) && each.returns;
  if (before.some(returning)) return !after.some(returning);
  return before.some(isAdmin) && !after.some(isAdmin);
}
