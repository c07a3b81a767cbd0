'use client';

import { useEffect } from 'react';
import { useConnection } from '#components/live/use-live.ts';

const NOTE_EVERY_MS = 5000;
/** Read by the offline page (public/offline.js). */
const SEEN = 'gelo-seen';

/** PW1: what the offline page needs, while there is a connection. */
export function Installed() {
  const live = useConnection() === 'live';
  useEffect(() => {
    // Only on a secure page is there any; a refusal leaves everything but the offline page.
    navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
  }, []);
  useEffect(() => {
    if (!live) return;
    const note = () => {
      try {
        localStorage.setItem(SEEN, String(Date.now()));
      } catch {
        // No storage here: the offline page then does not say since when.
      }
    };
    note();
    const timer = setInterval(note, NOTE_EVERY_MS);
    return () => clearInterval(timer);
  }, [live]);
  return null;
}
