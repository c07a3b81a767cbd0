import { ReadableStream } from 'node:stream/web';
import { type CsvReading, csvHeader, csvRow } from '#lib/csv.ts';
import type { Locale } from '#lib/locale.ts';

/** Without it spreadsheets take the file for Latin-1. Other programs would rather do without. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Readings as the body of an answer: the next piece is read when the last was sent, and reading ends
 * when the asker hangs up. The first piece is read before, so that a fault is still an answer of its
 * own; a later one breaks the body off, which is then seen to be incomplete.
 */
export async function csvBody(
  readings: AsyncGenerator<readonly CsvReading[]>,
  locale: Locale,
  onFault: (error: unknown) => void,
): Promise<globalThis.ReadableStream<Uint8Array>> {
  const first = await readings.next();

  async function* pieces() {
    const encoder = new TextEncoder();
    const mark = locale === 'pt-BR' ? BYTE_ORDER_MARK : '';
    yield encoder.encode(mark + csvHeader(locale));
    try {
      for (let piece = first; !piece.done; piece = await readings.next()) {
        yield encoder.encode(piece.value.map((reading) => csvRow(reading, locale)).join(''));
      }
    } catch (error) {
      onFault(error);
      throw error;
    } finally {
      await readings.return(undefined);
    }
  }
  return ReadableStream.from(pieces()) as globalThis.ReadableStream<Uint8Array>;
}
