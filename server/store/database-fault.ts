import { codeOf, messageOf, StartError } from '#server/lifecycle/start-error.ts';

/** Of PostgreSQL: shutting down, starting, out of connections, a deadlock, a lock not had in time. */
const PASSING_STATE = /^(08...|57P0[1-5]|53...|40001|40P01|55P03|57014)$/;
const PASSING_FAULT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** What pg says has no code. */
const PASSING_WORDS =
  /^Connection terminated|timeout exceeded when trying to connect|Query read timeout|is not queryable|pool after calling end/;

/** Whether a query failed because the database is away or too busy, so that it may work in a moment. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error) ?? '';
  if (PASSING_FAULT.has(code) || PASSING_STATE.test(code)) return true;
  return PASSING_WORDS.test(error.message) || isPassing(error.cause);
}

/** Why the database at DATABASE_URL cannot be used, in words that never hold the password. */
export function explainDatabaseError(error: unknown, where: string): StartError {
  const why = databaseFault(codeOf(error), messageOf(error));
  return new StartError(`The database at ${where} cannot be used: ${why} Correct DATABASE_URL.`, {
    cause: error,
  });
}

function databaseFault(code: string | undefined, message: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing answers at that address and port.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known.';
    case '28P01':
    case '28000':
      return 'it refuses this user and password.';
    case '3D000':
      return 'it has no database of that name.';
    case '42501':
      return 'this user may not create tables in it.';
    default:
      return `${message.replace(/\.?$/, '.')}`;
  }
}
