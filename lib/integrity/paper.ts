import type { Locale } from '#lib/words/locale.ts';

/** A page of its own, which needs nothing but itself. */
export function paper(locale: Locale, title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${plain(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${parts.filter((part) => part !== '').join('\n')}
</body>
</html>
`;
}

export function heading(text: string): string {
  return `<h2>${plain(text)}</h2>`;
}

export function table(
  title: string,
  head: readonly string[],
  rows: readonly string[][],
  note: string,
) {
  const cells = (tag: 'td' | 'th', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${plain(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells('td', row)).join('\n');
  const under = note === '' ? '' : paragraph(note);
  return `${heading(title)}
<table>
<thead>${cells('th', head)}</thead>
<tbody>
${body}
</tbody>
</table>
${under}`;
}

export function list(facts: readonly (readonly [string, string])[]): string {
  const rows = facts.map(([name, value]) => `<dt>${plain(name)}</dt><dd>${plain(value)}</dd>`);
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

export function paragraph(text: string): string {
  return `<p>${plain(text)}</p>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function plain(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark);
}

const STYLE = `
body { font: 11pt/1.45 system-ui, sans-serif; color: #111; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 1.6rem; break-after: avoid; }
.clean, .faulty, .incomplete { font-weight: 600; border: 2px solid; padding: .5rem .75rem; }
.clean { color: #0f7a4d; } .faulty { color: #b42318; } .incomplete { color: #a14a00; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: right; overflow-wrap: anywhere; }
th:first-child, td:first-child { text-align: left; }
tr { break-inside: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 2rem; color: #555; font-size: .9em; }
@page { margin: 16mm; }
@media print { body { margin: 0; max-width: none; } }
`;
