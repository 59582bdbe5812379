# Node.js comes from the base image and PostgreSQL from DATABASE_URL: what the lockfile brings of both is left out.
# Whoever publishes an image names both by digest: --build-arg NODE_IMAGE=node:24-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:24-bookworm-slim
ARG DEBIAN_IMAGE=debian:bookworm-slim
FROM ${NODE_IMAGE} AS install
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --omit=optional && npm cache clean --force
# Nothing reads these while it runs.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

# Without npm, and whatever else only builds.
FROM ${DEBIAN_IMAGE}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=install /usr/local/bin/node /usr/local/bin/node
COPY --from=install /app/node_modules node_modules
COPY package.json slack-manifest.json ./
COPY src src
RUN useradd --uid 1000 node && mkdir data && chown node:node data
USER node
EXPOSE 3000
VOLUME /app/data
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "--heap-growing-percent=20", "src/main.ts"]
