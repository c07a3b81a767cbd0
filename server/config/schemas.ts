import { z } from 'zod';
import { isLoopback } from '#lib/web/loopback.ts';

export const serverList = z.string().transform((text, context) => {
  const servers = text
    .split(',')
    .map((server) => server.trim())
    .filter((server) => server !== '');
  if (servers.length === 0 || !servers.every(isServer)) {
    context.addIssue({
      code: 'custom',
      message: 'must be host:port, several separated by commas (broker1:9092,broker2:9092)',
    });
  }
  return servers;
});

function isServer(text: string): boolean {
  const port = /^(?:\[[0-9a-f:]+\]|[^\s:/,]+):(\d{1,5})$/i.exec(text)?.[1];
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
}

export const name = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, dashes and underscores only')
    .max(max, `may be ${max} characters long at most`);

export const wholeNumber = (low: number, high: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= low && value <= high)) {
      context.addIssue({
        code: 'custom',
        message: `must be a whole number from ${low} to ${high}`,
      });
    }
    return value;
  });

export const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

export const filled = z.string().min(1, 'must not be empty');

/**
 * Stricter than URL: a password with / ? or # in it, or an address without //, would be parsed as
 * something else than a password, and be listed.
 */
const DATABASE_URL = /^postgres(ql)?:\/\/([^/?#]*@)?[^/?#@]+(\/[^/?#@]*)?(\?[^#@]*)?$/i;

export const databaseUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && DATABASE_URL.test(text),
    'must be an address like postgres://user:password@host:5432/database (special characters in the password percent-encoded)',
  );

export const timeZone = z
  .string()
  .refine(
    isTimeZone,
    'must be the name of a time zone, such as America/Sao_Paulo or Europe/Lisbon',
  );

/** How many proxies stand in front; `true` is one. */
export const proxies = z.string().transform((text, context) => {
  const count = { true: 1, false: 0 }[text] ?? (/^\d$/.test(text) ? Number(text) : undefined);
  if (count !== undefined) return count;
  const message = 'must be how many proxies stand in front of Gelo: 0 to 9, or true for one';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

export const issuer = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isSafe && username === '' && password === '';
}, 'must be the issuer’s address, such as https://login.example.com/realms/cold (http only on this machine)');

const SECRET_LENGTH = 32;
export const secret = z
  .string()
  .min(SECRET_LENGTH, `must be ${SECRET_LENGTH} characters or longer`);

/** It travels in a header. */
export const metricsToken = z
  .string()
  .regex(/^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 letters, digits and signs, without spaces');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // That it throws is how Intl says no.
  }
}
