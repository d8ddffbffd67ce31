#!/usr/bin/env bash
# Runs every test. Installs what they need and the machine lacks: PostgreSQL (a private cluster is started from its
# binaries), Node.js (Stripe's own SDK signs events as an independent witness) and Prometheus with promtool (scrapes a
# gateway and checks its metrics and rules). Arguments go to `dotnet test`.
set -euo pipefail
cd "$(dirname "$0")"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_package() {
    echo "Installing $*"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# A KAMIYO_TEST_POSTGRES (postgres://…) is used instead of a private cluster.
if [ -z "${KAMIYO_TEST_POSTGRES:-}" ] && ! command -v initdb >/dev/null && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    install_package postgresql
fi
# What the runbook's commands need.
for tool in curl jq; do
    command -v "$tool" >/dev/null || install_package "$tool"
done
command -v psql >/dev/null || install_package postgresql-client
if ! command -v npm >/dev/null; then
    install_package nodejs npm
fi
if ! command -v prometheus >/dev/null || ! command -v promtool >/dev/null; then
    install_package prometheus
fi

npm ci --prefix tests/Kamiyo.EndToEnd.Tests/Signing --no-audit --no-fund --loglevel=error
npm ci --prefix tests/Kamiyo.EndToEnd.Tests/Deployment --no-audit --no-fund --loglevel=error

# One project after the other: each keeps all cores busy by itself, and processes that wait for one another need their share of them.
exec dotnet test Kamiyo.sln --nologo -m:1 "$@"
