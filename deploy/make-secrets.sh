#!/bin/sh
# make-secrets.sh <folder>: makes every secret of docker-compose.yml that is not there yet, in four folders that are volumes
# of their own, so that no container sees what it does not need. What exists is never touched: another key-encryption key
# would leave every sealed text unreadable.
set -eu
umask 077
cd "$1"

DAYS=3650
EVENT_STORES='events events-1 events-2 events-3'
NODE_USER=1000:1000       # of the Casetrail image
EVENTSTORE_USER=1000:1000 # of the EventStoreDB image
MONGODB_USER=999:999      # of the MongoDB image

# once <file> <command>...: the file holds what the command prints; it appears whole or not at all.
once() {
  file=$1
  shift
  if [ -e "$file" ]; then return; fi
  mkdir -p "$(dirname "$file")"
  "$@" >"$file.new"
  sync "$file.new"
  mv "$file.new" "$file"
}

password() { openssl rand -hex 24; }

# certificate <key> <common name> <extensions>: signed by the authority.
certificate() {
  with_extensions "$3"
  openssl req -new -key "$1" -subj "/CN=$2" >"$scratch/request"
  openssl x509 -req -in "$scratch/request" -days "$DAYS" -set_serial "0x$(openssl rand -hex 16)" \
    -CA authority/ca.crt -CAkey authority/ca.key -extfile "$scratch/extensions"
}

authority_certificate() {
  with_extensions 'basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash'
  openssl req -new -key authority/ca.key -subj '/CN=Casetrail events authority' >"$scratch/request"
  openssl x509 -req -in "$scratch/request" -days "$DAYS" -signkey authority/ca.key -extfile "$scratch/extensions"
}

with_extensions() { printf '%s\n' "$1" >"$scratch/extensions"; }

# Nodes are each other's clients, hence both usages; they know each other by the one common name.
node_certificate() {
  certificate "$1" eventstoredb-node "basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=DNS:$2,DNS:localhost
authorityKeyIdentifier=keyid"
}

events_address() { echo "esdb://admin:$(cat events/admin-password)@$1?tls=true&tlsCaFile=/secrets/ca.crt"; }
documents_address() { echo "mongodb://casetrail:$(cat documents/casetrail-password)@$1"; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

once authority/ca.key openssl genrsa -traditional 3072
once authority/ca.crt authority_certificate

once events/ca/ca.crt cat authority/ca.crt
for store in $EVENT_STORES; do
  once "events/$store/node.key" openssl genrsa -traditional 2048
  once "events/$store/node.crt" node_certificate "events/$store/node.key" "$store"
done
once events/admin-password password
once events/ops-password password

once documents/root-password password
once documents/casetrail-password password
once documents/keyfile openssl rand -base64 741

once casetrail/kek.key openssl rand -hex 32
once casetrail/issuer.key openssl genpkey -algorithm ed25519
once casetrail/ca.crt cat authority/ca.crt
once casetrail/events-single events_address 'events:2113'
once casetrail/events-cluster events_address 'events-1:2113,events-2:2113,events-3:2113'
once casetrail/documents-single documents_address 'documents:27017/casetrail?authSource=admin'
once casetrail/documents-cluster documents_address \
  'documents-1:27017,documents-2:27017,documents-3:27017/casetrail?authSource=admin&replicaSet=casetrail&readConcernLevel=majority'

# Outside a container everything belongs to whoever runs this.
if [ "$(id -u)" = 0 ]; then
  chown -R "$EVENTSTORE_USER" events
  chown -R "$MONGODB_USER" documents
  chown -R "$NODE_USER" casetrail
fi
