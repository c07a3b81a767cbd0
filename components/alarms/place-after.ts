import { pageHeading } from '#components/ui/use-focus-after.ts';

/** Where the focus goes on after a deed: the row that the keyboard is at, else the page's heading. */
export function placeAfter(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-alarm][tabindex="0"]') ?? pageHeading();
}

/** After a row: the one that has come to its place. */
export function nextRow(row: HTMLElement): () => HTMLElement | null {
  const list = row.parentElement;
  const at = [...(list?.children ?? [])].indexOf(row);
  return () => {
    const rows = list?.isConnected ? list.querySelectorAll<HTMLElement>('[data-alarm]') : [];
    return rows[Math.min(at, rows.length - 1)] ?? pageHeading();
  };
}
