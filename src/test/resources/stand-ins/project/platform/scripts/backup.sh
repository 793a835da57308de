#!/bin/sh
# backup.sh production: a copy of the database, named after the time
set -eu
# shellcheck source=../../../stand-in.sh source-path=SCRIPTDIR
. "$(dirname "$0")/../../../stand-in.sh"
mkdir -p backups
echo "a backup" > backups/20260118-020000.sql
record "backup.sh $*"
echo "Backup created: backups/20260118-020000.sql"
