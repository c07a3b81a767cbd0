/** What Gelo writes into the headers of messages of its own. */
export const SIMULATED_HEADER = 'gelo-simulated';
/** By the sender's clock, epoch ms as text: where a message's journey begins. */
export const SENT_AT_HEADER = 'gelo-sent-at';
/** Which integrity check a message belongs to: it is no reading of any freezer, whatever its key and value. */
export const CHECK_HEADER = 'gelo-check';
export const CHECK_NUMBER_HEADER = 'gelo-check-number';
export const CHECK_SUM_HEADER = 'gelo-check-sum';

/** As a consumer hands them on; a name that came twice has several values. */
export type MessageHeaders = Readonly<
  Record<string, Uint8Array | string | (Uint8Array | string)[] | undefined>
>;

/** Whether it is a reading of a sensor that is not there. */
export function isSimulated(headers: MessageHeaders | undefined): boolean {
  return headers?.[SIMULATED_HEADER] !== undefined;
}

export function isCheck(headers: MessageHeaders | undefined): boolean {
  return headers?.[CHECK_HEADER] !== undefined;
}
