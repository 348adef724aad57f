#!/bin/sh
# EventStoreDB takes its first passwords from its environment only. Read here, they stay out of the container's description.
set -eu
EVENTSTORE_DEFAULT_ADMIN_PASSWORD=$(cat /secrets/admin-password)
EVENTSTORE_DEFAULT_OPS_PASSWORD=$(cat /secrets/ops-password)
export EVENTSTORE_DEFAULT_ADMIN_PASSWORD EVENTSTORE_DEFAULT_OPS_PASSWORD
# Releases differ in what they call the program.
for program in /opt/eventstore/eventstored /opt/eventstore/EventStore.ClusterNode; do
  if [ -x "$program" ]; then exec "$program" "$@"; fi
done
echo 'This image holds no EventStoreDB where it is looked for: see deploy/start-eventstoredb.sh.' >&2
exit 1
