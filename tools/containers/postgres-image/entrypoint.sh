#!/bin/sh
# Entry point of the PostgreSQL image, as the user postgres: makes the data folder, the user and the database on the first
# start, then becomes the server. Honours POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB as the well-known image does.
set -eu
: "${POSTGRES_USER:=postgres}" "${POSTGRES_PASSWORD:?must be set}" "${PGDATA:=/var/lib/postgresql/data}"
: "${POSTGRES_DB:=$POSTGRES_USER}"

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  password=$(mktemp)
  printf '%s' "$POSTGRES_PASSWORD" >"$password"
  initdb --pgdata="$PGDATA" --username="$POSTGRES_USER" --pwfile="$password" --encoding=UTF8 --locale=C \
    --auth-host=scram-sha-256 --auth-local=trust >/dev/null
  rm "$password"
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  if [ "$POSTGRES_DB" != postgres ]; then
    # Single-user mode: nobody can connect before the database is there.
    echo "create database \"$POSTGRES_DB\"" | postgres --single -D "$PGDATA" postgres >/dev/null 2>&1
  fi
fi

[ "${1:-postgres}" = postgres ] || exec "$@"
[ $# -eq 0 ] || shift
exec postgres -D "$PGDATA" -c listen_addresses='*' "$@"
