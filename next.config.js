/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  images: { unoptimized: true }, // Nothing of ours needs a server that scales pictures for whoever asks.
  allowedDevOrigins: ['127.0.0.1'], // The address that the ready line names.
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types of everything at once.
};
