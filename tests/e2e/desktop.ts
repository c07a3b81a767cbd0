import type { BrowserContext } from '@playwright/test';

export type Note = { title: string; body: string; tag: string };

declare global {
  interface Window {
    showNote: (note: Note) => Promise<void>;
    notes: () => Promise<Note[]>;
    closeNote: (tag: string) => Promise<void>;
  }
}

/**
 * AT5: a desktop on which notifications stand. The browser of the tests has none, and so forbids what the
 * context was permitted: here its answers are those of one that has.
 */
export async function openDesktop(context: BrowserContext) {
  const standing = new Map<string, Note>();
  const shown: Note[] = [];
  await context.exposeFunction('showNote', (note: Note) => {
    shown.push(note);
    standing.set(note.tag, note);
  });
  await context.exposeFunction('notes', () => [...standing.values()]);
  await context.exposeFunction('closeNote', (tag: string) => void standing.delete(tag));
  await context.addInitScript(() => {
    if (!window.isSecureContext) return; // The empty page that a tab begins with.
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    const desk = ServiceWorkerRegistration.prototype;
    desk.showNotification = (title, { body = '', tag = '' } = {}) =>
      window.showNote({ title, body, tag });
    desk.getNotifications = async (filter) => {
      const all = await window.notes();
      const asked = all.filter(({ tag }) => filter?.tag === undefined || tag === filter.tag);
      return asked.map(({ tag }) => {
        const close = () => void window.closeNote(tag);
        return Object.create(null, { tag: { value: tag }, close: { value: close } });
      });
    };
  });
  const words = (notes: Iterable<Note>) => [...notes].map(({ title, body }) => ({ title, body }));
  return {
    /** What can be seen on it. */
    standing: () => words(standing.values()),
    /** All that ever came up. */
    shown: () => words(shown),
  };
}
