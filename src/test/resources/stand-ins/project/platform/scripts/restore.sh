#!/bin/sh
# restore.sh TIMESTAMP: asks before it replaces the database
set -eu
# shellcheck source=../../../stand-in.sh source-path=SCRIPTDIR
. "$(dirname "$0")/../../../stand-in.sh"
printf 'Replace the database? (yes/no) '
read -r answer
[ "$answer" = yes ]
[ -s "backups/$1.sql" ]
record "restore.sh $*"
rm -f "$here/state/revision"
echo "restored $1"
