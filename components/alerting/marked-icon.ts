/** The icon of public/icon.svg with a mark on it, small enough to come with the page. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0369a1"/><path stroke="#fff" stroke-width="2.2" stroke-linecap="round" d="M16 6v20M7.3 11l17.4 10M24.7 11 7.3 21"/><circle cx="22.5" cy="22.5" r="9.5" fill="#d92d20" stroke="#fff" stroke-width="1.5"/><path stroke="#fff" stroke-width="3" stroke-linecap="round" d="M22.5 17.5v5.5M22.5 27v.2"/></svg>`;
const MARKED = `data:image/svg+xml,${encodeURIComponent(SVG)}`;

/** AT1: the mark on the page's icon, or the icon as the page has it. */
export function markIcon(marked: boolean): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="icon"]')) {
    const plain = link.dataset['plain'] ?? link.getAttribute('href') ?? '';
    const wanted = marked ? MARKED : plain;
    if (link.getAttribute('href') === wanted) continue;
    link.dataset['plain'] = plain;
    link.setAttribute('href', wanted);
  }
}
