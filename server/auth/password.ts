import { randomInt } from 'node:crypto';
import { hashPassword as hash, verifyPassword } from 'better-auth/crypto';

/** Without what is taken for something else when it is read aloud or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** A password that somebody is given, to be replaced by one of his own: 99 bits. */
export function makePassword(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)];
  const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** As the library does it, which checks them at the door. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

export function isPassword(password: string, kept: string): Promise<boolean> {
  return verifyPassword({ hash: kept, password });
}
