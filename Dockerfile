# The doctor as an image, for pods into which no file can be copied, and for the chart's test hook.
#
#   docker build -t gitlab-iam-doctor .                      builds the executable, too
#   docker build -t gitlab-iam-doctor --target prebuilt .    takes dist/gitlab-iam-doctor-linux-x64
#
# Both bases are named by tag here, and a tag can be moved. A release pins them by digest:
#   --build-arg BUILD_IMAGE=node@sha256:… --build-arg BASE_IMAGE=gcr.io/distroless/cc-debian12@sha256:…
# BASE_IMAGE needs glibc and nothing else, not even a shell; BUILD_IMAGE needs Node 20 or newer, npm and glibc.
ARG BUILD_IMAGE=node:22-bookworm-slim
ARG BASE_IMAGE=gcr.io/distroless/cc-debian12:nonroot

FROM ${BASE_IMAGE} AS base
ARG VERSION=0.0.0
ARG REVISION=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="gitlab-iam-doctor" \
      org.opencontainers.image.description="Finds out, inside a GitLab pod, why GitLab cannot reach its S3 buckets through an AWS IAM role." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.source="${SOURCE}"
# GitLab's own user; as a number, so that Kubernetes can see that it is not root. Nothing is ever written.
USER 1000:1000
WORKDIR /
ENTRYPOINT ["/usr/local/bin/gitlab-iam-doctor"]

FROM base AS prebuilt
ARG EXECUTABLE=dist/gitlab-iam-doctor-linux-x64
COPY --chown=0:0 --chmod=0755 ${EXECUTABLE} /usr/local/bin/gitlab-iam-doctor
COPY --chown=0:0 --chmod=0644 ${EXECUTABLE}.cdx.json /usr/local/share/sbom/gitlab-iam-doctor.cdx.json

# Runs on the builder's own processor, whatever the image is for: the runtimes of both come from npm.
FROM --platform=${BUILDPLATFORM} ${BUILD_IMAGE} AS build
ARG TARGETARCH
WORKDIR /build
COPY package.json package-lock.json ./
COPY runtimes/package.json runtimes/package-lock.json runtimes/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY docs docs
COPY src src
RUN case "${TARGETARCH}" in amd64) arch=x64 ;; *) arch="${TARGETARCH}" ;; esac \
    && node scripts/build-executable.mjs --arch "$arch" --outdir out \
    && mv "out/gitlab-iam-doctor-linux-$arch" out/gitlab-iam-doctor \
    && mv "out/gitlab-iam-doctor-linux-$arch.cdx.json" out/gitlab-iam-doctor.cdx.json

FROM base
COPY --from=build --chown=0:0 --chmod=0755 /build/out/gitlab-iam-doctor /usr/local/bin/gitlab-iam-doctor
COPY --from=build --chown=0:0 --chmod=0644 /build/out/gitlab-iam-doctor.cdx.json /usr/local/share/sbom/gitlab-iam-doctor.cdx.json
