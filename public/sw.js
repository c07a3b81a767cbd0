// Without a connection a page that cannot be fetched is answered with one that says since when (PW1).
// Nothing else is kept: a value from a cache would look live.
const KEPT = 'gelo-offline-1';
const OFFLINE = '/offline.html';

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll([OFFLINE, '/offline.js', '/icon.svg']);
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  } else if (path === '/offline.js' || path === '/icon.svg') {
    event.respondWith(fetch(request).catch(() => caches.match(path)));
  }
});

// AT5: a click on a notification brings a page to the front, the one that was there last.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const show = async () => {
    const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    await (page === undefined ? self.clients.openWindow('/alarms') : page.focus());
  };
  event.waitUntil(show());
});
