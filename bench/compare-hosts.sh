#!/usr/bin/env bash
# Both hosts side by side on this machine: start-up and memory of an idle gateway, then the benchmark's accept and applied phases.
# Needs what docs/benchmarks.md needs, curl, and a package source with Microsoft.Orleans. Let nothing else run. Arguments go to the benchmark.
set -euo pipefail
cd "$(dirname "$0")/.."
orleans_version=${ORLEANS_VERSION:-10.4.2}
work=$(mktemp -d)
gateway=
trap '[ -z "$gateway" ] || kill "$gateway" 2>/dev/null; rm -rf "$work"' EXIT

# Five starts on an empty SQLite file each: the first is slower, because nothing is in the page cache yet.
idle() {
    local program=$1 start port=18000
    for run in 1 2 3 4 5; do
        mkdir -p "$work/run"
        start=$(date +%s%N)
        (cd "$work/run" && unset DATABASE_URL ASPNETCORE_ENVIRONMENT DOTNET_ENVIRONMENT &&
            STRIPE_WEBHOOK_SECRET=whsec_example ADMIN_API_KEY=admin_key_example exec dotnet "$program" --urls "http://127.0.0.1:$port" >gateway.log 2>&1) &
        gateway=$!
        until curl -fs -o /dev/null "http://127.0.0.1:$port/health/ready"; do
            kill -0 "$gateway" || { cat "$work/run/gateway.log"; exit 1; }
            sleep 0.02
        done
        echo "start $run: $((($(date +%s%N) - start) / 1000000)) ms, $(awk '/VmRSS/ { print int($2 / 1024) " MB" }' "/proc/$gateway/status")"
        kill "$gateway" && wait "$gateway" || true
        gateway=
        rm -rf "$work/run"
    done
}

for host in InProcess Orleans; do
    echo "== $host"
    ACTOR_HOST=$host ORLEANS_VERSION=$orleans_version deploy/publish.sh "$work/$host"
    idle "$work/$host/gateway/Kamiyo.Gateway.dll"
    dotnet run -c Release --project bench/Kamiyo.Bench "--property:ActorHost=$host" "--property:OrleansVersion=$orleans_version" -- --only accept,applied "$@"
done
