import { useState } from 'react';
import { usePolled } from '#components/admin/delivery/use-polled.ts';
import type { MessageJourney } from '#lib/api/delivery-message.ts';
import type { Place } from '#lib/delivery/news.ts';

/** What a message has for a key; `unread` is one that could not be looked at. */
export type CarriedKey =
  | { readonly is: 'asking' | 'unread' | 'none' | 'bytes' }
  | { readonly is: 'text'; readonly text: string };

/** DE7: the key that a message truly carries, which need not be the name of the freezer that it is of. */
export function useCarriedKey(place: Place): CarriedKey {
  // The newest is another by the time that this is read, and says no more.
  const [{ partition, offset }] = useState(place);
  const path = `/api/delivery/messages/${partition}/${offset}`;
  const { data, error } = usePolled<MessageJourney>(path, 0);
  if (data === undefined) return { is: error === undefined ? 'asking' : 'unread' };
  if (data.message === null) return { is: 'unread' };
  const { key } = data.message;
  if (key === null) return { is: 'none' };
  return key.form === 'text' && !key.cut ? { is: 'text', text: key.text } : { is: 'bytes' };
}
