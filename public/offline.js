// What the offline page says, in the reader's language; it goes back by itself.
const WORDS = {
  en: {
    title: 'Gelo cannot be reached',
    since: (time) => `Nothing has been heard from it since ${time}.`,
    never: 'Nothing has been heard from it yet.',
    next: 'This page comes back by itself as soon as Gelo answers. Do not rely on old values.',
  },
  pt: {
    title: 'Não é possível falar com o Gelo',
    since: (time) => `Nada se ouve dele desde ${time}.`,
    never: 'Ainda não se ouviu nada dele.',
    next: 'Esta página volta sozinha assim que o Gelo responder. Não confie em valores antigos.',
  },
};
const TRY_EVERY_MS = 5000;

const chosen = /gelo-locale=([^;]+)/.exec(document.cookie)?.[1] ?? navigator.language;
const locale = chosen.startsWith('pt') ? 'pt-BR' : 'en';
const words = locale === 'pt-BR' ? WORDS.pt : WORDS.en;

/** 0 where nothing is known, also where the browser keeps nothing for this page. */
const readSeen = () => {
  try {
    return Number(localStorage.getItem('gelo-seen'));
  } catch {
    return 0;
  }
};
const seen = readSeen();
const time = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

document.documentElement.lang = locale;
document.getElementById('title').textContent = words.title;
document.getElementById('since').textContent =
  seen > 0 ? words.since(time.format(seen)) : words.never;
document.getElementById('next').textContent = words.next;

const comeBack = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    (answer) => answer.ok && window.location.reload(),
    () => undefined, // Still away: asked again soon.
  );
setInterval(comeBack, TRY_EVERY_MS);
window.addEventListener('online', comeBack);
