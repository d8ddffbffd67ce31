#!/usr/bin/env bash
# Publishes the silo and the gateway into <folder>/silo and <folder>/gateway: of the Orleans build, or with ACTOR_HOST=InProcess of the
# default build, whose silo is a worker.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?Say into which folder}
for program in Silo Gateway; do
    dotnet publish "src/Kamiyo.$program" --configuration Release --nologo -v q \
        "-p:ActorHost=${ACTOR_HOST:-Orleans}" "-p:OrleansVersion=${ORLEANS_VERSION:-10.4.2}" -p:UseAppHost=false -p:DebugType=embedded \
        --output "$folder/${program,,}"
done
