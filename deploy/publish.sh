#!/usr/bin/env bash
# Publishes the silo and the gateway of the Orleans build into <folder>/silo and <folder>/gateway.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?Say into which folder}
for program in Silo Gateway; do
    dotnet publish "src/Kamiyo.$program" --configuration Release --nologo -v q \
        -p:ActorHost=Orleans "-p:OrleansVersion=${ORLEANS_VERSION:-10.4.2}" -p:UseAppHost=false -p:DebugType=embedded \
        --output "$folder/${program,,}"
done
