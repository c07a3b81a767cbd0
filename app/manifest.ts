import type { MetadataRoute } from 'next';

/** PW1: what a browser needs to install Gelo. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Gelo',
    short_name: 'Gelo',
    description: 'Freezer temperatures live from Apache Kafka',
    start_url: '/',
    display: 'standalone',
    background_color: '#0b1117',
    theme_color: '#0369a1',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
