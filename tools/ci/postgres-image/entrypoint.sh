#!/bin/sh
# Entry point of the PostgreSQL image for tests: makes the data folder, the user and the database on the first start,
# then becomes the server. Honours POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB as the well-known image does.
set -eu
: "${POSTGRES_USER:=postgres}" "${POSTGRES_PASSWORD:?must be set}" "${PGDATA:=/var/lib/postgresql/data}"
: "${POSTGRES_DB:=$POSTGRES_USER}"
as_postgres="setpriv --reuid=postgres --regid=postgres --init-groups --"

install -d -o postgres -g postgres /var/run/postgresql
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  install -d -o postgres -g postgres -m 700 "$PGDATA"
  install -o postgres -m 600 /dev/null /tmp/password
  printf '%s' "$POSTGRES_PASSWORD" >/tmp/password
  $as_postgres initdb --pgdata="$PGDATA" --username="$POSTGRES_USER" --pwfile=/tmp/password --encoding=UTF8 \
    --locale=C --auth-host=scram-sha-256 --auth-local=trust --no-sync >/dev/null
  rm /tmp/password
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  if [ "$POSTGRES_DB" != postgres ]; then
    # Single-user mode: nobody can connect before the database is there.
    echo "create database \"$POSTGRES_DB\"" | $as_postgres postgres --single -F -D "$PGDATA" postgres >/dev/null 2>&1
  fi
fi

[ "${1:-postgres}" = postgres ] || exec "$@"
[ $# -eq 0 ] || shift
exec $as_postgres postgres -D "$PGDATA" -c listen_addresses='*' "$@"
