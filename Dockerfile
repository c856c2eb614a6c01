# syntax=docker/dockerfile:1
# Dateline in a container: docker build -t dateline . (docs/deploy.md)

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY LICENSE NOTICE ./
COPY scripts scripts
COPY corpus corpus
COPY retrieval retrieval
COPY bot bot
# Compiles the modules once for all starts: Node keeps compiled code apart by user.
RUN mkdir -p node_modules/.cache && chown 1000 node_modules/.cache
USER 1000:1000
RUN DATELINE_DATA=/tmp/data node scripts/run.mjs ask "Who is it?" >/dev/null

FROM node:24.21.0-bookworm-slim
COPY --from=build /app /app
RUN ln -s /app/scripts/run.mjs /usr/local/bin/dateline && \
  touch /app/node_modules/.package-lock.json && \
  install -d -o 1000 -g 1000 /data
ENV NODE_ENV=production \
  DATELINE_DATA=/data \
  DATELINE_MONITOR=9464
USER 1000:1000
WORKDIR /data
VOLUME /data
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["dateline"]
CMD ["start"]
