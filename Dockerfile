# The page is built with everything that package.json names; the image keeps what the server reads.

FROM node:24-bookworm-slim AS page
WORKDIR /gelo
# The packages first: they change less often than the sources, so this layer is mostly reused.
COPY package.json package-lock.json ./
COPY server/commands/setup.mjs server/commands/setup.mjs
RUN node server/commands/setup.mjs
COPY app app
COPY components components
COPY lib lib
COPY public public
COPY next.config.js postcss.config.mjs tsconfig.json ./
RUN node server/commands/setup.mjs --build && rm -rf .next/cache

FROM node:24-bookworm-slim
# HOST: the container's own loopback is reached by nobody; who may reach the port is said where it is published.
ENV NODE_ENV=production MALLOC_MMAP_THRESHOLD_=131072 HOST=0.0.0.0 PORT=3000 GELO_DATA=/data LOG_FORMAT=json
WORKDIR /gelo
COPY package.json package-lock.json ./
# Not npm ci: docs/decisions/0002-npm-install-with-a-lock.md
# npm would bring what better-auth could use of them (vitest) along: docs/decisions/0027-better-auth.md
RUN npm pkg delete devDependencies && npm install --no-save --omit=dev --no-audit --no-fund && npm cache clean --force
COPY --from=page /gelo/.next .next
COPY public public
COPY next.config.js ./
COPY lib lib
COPY server server
# The one place that the server writes to; the code stays root's.
RUN install --directory --owner=node --group=node /data
USER node
EXPOSE 3000
# Not /readyz: a container that waits for Kafka or the database is not helped by being ended.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=50", "--disable-warning=TimeoutNegativeWarning", "server/index.ts"]
