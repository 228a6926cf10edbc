#!/bin/bash
# Runs once, when the database's folder is empty: the three roles, and a database that belongs to the first of them.
# What each may do with the tables is granted by the migrations.
set -euo pipefail

: "${OWNER_PASSWORD:?is not set}" "${APP_PASSWORD:?is not set}" "${ANALYST_PASSWORD:?is not set}"

# \getenv keeps the passwords out of the command line; the log settings keep them out of the log.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv analyst_password ANALYST_PASSWORD
set password_encryption = 'scram-sha-256';
create role roundtable_owner login password :'owner_password';
create role roundtable_app login password :'app_password';
create role roundtable_analyst login password :'analyst_password';
create database roundtable owner roundtable_owner encoding 'UTF8' template template0;
revoke all on database roundtable from public;
grant connect on database roundtable to roundtable_app, roundtable_analyst;
SQL
