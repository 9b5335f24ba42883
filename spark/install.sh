#!/bin/sh
# Node, Isthmus and the shared folder on each machine of a cluster that has Spark: the bootstrap action of EMR, the initialization
# action of Dataproc, the init script of Databricks. Name your NFS export (EFS, Filestore, …) below. See docs/cluster.md.
set -eu
SHARED="${SHARED:-SERVER:/EXPORT}"
NODE=v22.12.0
run() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
curl -fsSL "https://nodejs.org/dist/$NODE/node-$NODE-linux-x64.tar.gz" | run tar -xz -C /usr/local --strip-components=1
run /usr/local/bin/node /usr/local/lib/node_modules/npm/bin/npm-cli.js install --global isthmus
run mkdir -p /shared
run mount -t nfs4 "$SHARED" /shared
