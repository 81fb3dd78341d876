# Jieru in a container: the server with the built console. Debian and not Alpine: the embedded PostgreSQL needs glibc.
ARG BASE=node:26-bookworm-slim

FROM $BASE AS base
ARG NPM_REGISTRY
WORKDIR /app
RUN if [ "$NPM_REGISTRY" ]; then npm config set registry "$NPM_REGISTRY"; fi \
  && npm install --global pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY packages packages
COPY apps apps

FROM base AS pages
RUN pnpm install --frozen-lockfile --ignore-scripts --filter "@jieru/console..." \
  && pnpm --config.verify-deps-before-run=false --filter @jieru/console build

FROM base AS server
# The symlinks inside PostgreSQL's package are made here: later the root file system may be read-only. The Node of a checkout, 150 MB, is
# of no use beside the image's own. The server needs no sources of other programs.
RUN pnpm install --prod --frozen-lockfile --ignore-scripts --filter "@jieru/realtime..." \
  && rm -rf node_modules/node-linux-* node_modules/.pnpm/node-linux-* apps/console apps/simulator packages/dev-env packages/ui \
  && node -e "import('./packages/embedded-postgres/src/embedded-postgres.ts').then((p) => p.linkBinaries())"

FROM $BASE
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=server /app ./
COPY --from=pages /app/apps/console/dist apps/console/dist
RUN mkdir /data /backups && chown node:node /data /backups
USER node
VOLUME /data
EXPOSE 4600
STOPSIGNAL SIGTERM
# Whether the event loop turns. Not /readyz: no restart brings a database back.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "const { HOST: h = '', PORT: p } = process.env; fetch(`http://${h.includes(':') ? `[${h}]` : h || '127.0.0.1'}:${p || 4600}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/realtime/src/main.ts"]
