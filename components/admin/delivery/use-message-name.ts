import { pushQuery, replaceQuery, useQuery } from '#components/ui/use-query.ts';
import { type MessageName, readMessageName, writeMessageName } from '#lib/delivery/message-name.ts';

const NAME = 'message';

/** DE10: which message is looked at; it is in the address, so that it can be passed on. */
export function useMessageName() {
  const query = new URLSearchParams(useQuery());
  const given = query.get(NAME);
  return {
    name: readMessageName(given),
    /** Something stands there that names none. */
    isBad: given !== null && readMessageName(given) === undefined,
    open(name: MessageName) {
      query.set(NAME, writeMessageName(name));
      pushQuery(written(query));
    },
    close() {
      query.delete(NAME);
      replaceQuery(written(query));
    },
  };
}

/** A colon may stand in an address as it is. */
function written(query: URLSearchParams): string {
  const text = String(query).replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
