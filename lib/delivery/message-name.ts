/** Which message: as the address of the page has it, `1:4711`. */
export type MessageName = { readonly partition: number; readonly offset: number };

const NAME = /^(\d{1,6}):(\d{1,16})$/;

export function readMessageName(text: string | null): MessageName | undefined {
  const found = NAME.exec(text?.trim() ?? '');
  const [partition, offset] = [Number(found?.[1]), Number(found?.[2])];
  if (found === null || !Number.isSafeInteger(offset)) return undefined;
  return { partition, offset };
}

export function writeMessageName({ partition, offset }: MessageName): string {
  return `${partition}:${offset}`;
}
