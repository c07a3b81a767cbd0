/**
 * A text file as its bytes say it: UTF-8 with or without a mark, UTF-16 with one, or what spreadsheets
 * on older Windows write.
 */
export function textOfBytes(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  if (mark === '255 254') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === '254 255') return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // Bytes that are no UTF-8 are of before it.
  }
}
