import { ReadableStream } from 'node:stream/web';
import type { Locale } from '#lib/words/locale.ts';

/** Without it spreadsheets take the file for Latin-1. Other programs would rather do without. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as the body of an answer: the next piece is read when the last was sent, and reading ends when
 * the asker hangs up. The first piece is read before, so that a fault is still an answer of its own; a
 * later one breaks the body off, which is then seen to be incomplete.
 */
export async function csvBody<Row>(given: {
  rows: AsyncGenerator<readonly Row[]>;
  locale: Locale;
  header: string;
  line: (row: Row) => string;
  onFault: (error: unknown) => void;
}): Promise<globalThis.ReadableStream<Uint8Array>> {
  const { rows, locale, header, line, onFault } = given;
  const first = await rows.next();

  async function* pieces() {
    const encoder = new TextEncoder();
    const mark = locale === 'pt-BR' ? BYTE_ORDER_MARK : '';
    yield encoder.encode(mark + header);
    try {
      for (let piece = first; !piece.done; piece = await rows.next()) {
        yield encoder.encode(piece.value.map(line).join(''));
      }
    } catch (error) {
      onFault(error);
      throw error;
    } finally {
      await rows.return(undefined);
    }
  }
  return ReadableStream.from(pieces()) as globalThis.ReadableStream<Uint8Array>;
}
