#!/usr/bin/env bash
# Runs a command with CASETRAIL_TEST_MONGODB naming a server that speaks MongoDB's protocol, and ends the server afterwards:
#
#   .ci/ferretdb.sh npm test
#
# The server is FerretDB over SQLite, built once into a cache folder. Needs Go.
set -euo pipefail

version=v1.24.2
# The number after the version counts the changes below.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/casetrail/ferretdb-$version-2"

# Built from a copy of its module, changed where it is no stand-in for MongoDB:
# - The module lacks the file with its version, without which the server does not start.
# - It reads a document and writes it back with nothing to keep others out between, where MongoDB promises that a change of one
#   document is atomic: here updates and deletions wait for each other.
# - It keeps what it read open until all updates of a command are done, and stands still after a hundred.
# - It looks for an _id in other words than those of its index, and so reads the whole collection.
build() {
  local module work
  module=$(go mod download -json "github.com/FerretDB/FerretDB@$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  work=$(mktemp -d "$cache.XXXXXX")
  cp -r "$module" "$work/source"
  chmod -R u+w "$work/source"
  (
    cd "$work/source"
    echo "$version" > build/version/version.txt
    sed -i 's/^import (/import (\n\t"sync"/; s/^func (h \*Handler) updateDocument(.*{$/var changing sync.Mutex\n\n&\n\tchanging.Lock()\n\tdefer changing.Unlock()\n/; s/^\t\tmatched += result.Matched.Count$/\t\tcloser.Close()\n&/' \
      internal/handler/msg_update.go
    sed -i 's/^func (h \*Handler) execDelete(.*{$/&\n\tchanging.Lock()\n\tdefer changing.Unlock()\n/' \
      internal/handler/msg_delete.go
    sed -i "s/IDColumn = DefaultColumn + .*/IDColumn = DefaultColumn + \`->\"_id\"\`/" \
      internal/backends/sqlite/metadata/metadata.go
    for change in 'msg_update.go:changing.Lock' $'msg_update.go:\t\tcloser.Close' 'msg_delete.go:changing.Lock' 'metadata.go:->"_id"'; do
      if ! grep -rqF --include="${change%%:*}" -e "${change#*:}" internal; then
        echo "FerretDB $version is not as expected: ${change%%:*} could not be changed." >&2
        exit 1
      fi
    done
    go build -buildvcs=false -o "$work/ferretdb" ./cmd/ferretdb
  )
  mkdir -p "$cache"
  mv -f "$work/ferretdb" "$cache/ferretdb"
  rm -rf "$work"
}

mkdir -p "$(dirname "$cache")"
[ -x "$cache/ferretdb" ] || build

data=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/casetrail-ferretdb-XXXXXX")
server=
cleanup() {
  local status=$?
  if [ -n "$server" ]; then
    kill -KILL "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  if [ "$status" -ne 0 ] && [ -s "$data/log" ]; then
    echo "── the end of FerretDB's log" >&2
    tail -n 40 "$data/log" >&2
  fi
  rm -rf "$data"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# Another process may take the port between looking and listening: then the server ends, and another port is tried.
start() {
  local port=$((20000 + RANDOM % 12000))
  if answers "$port"; then return 1; fi
  mkdir -p "$data/documents"
  "$cache/ferretdb" --handler=sqlite --sqlite-url="file:$data/documents/" --listen-addr="127.0.0.1:$port" \
    --debug-addr=- --telemetry=disable --state-dir=- --log-level=ERROR > "$data/log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    kill -0 "$server" 2> /dev/null || return 1
    if answers "$port"; then
      export CASETRAIL_TEST_MONGODB="mongodb://127.0.0.1:$port/"
      return 0
    fi
    sleep 0.1
  done
  kill -KILL "$server"
  return 1
}

start || start || start || { echo "FerretDB does not start." >&2; exit 1; }
"$@"
