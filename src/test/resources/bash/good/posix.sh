#!/bin/sh
set -e
PATH=/bin:/usr/bin; export PATH
test $# -eq 0 && { echo usage: "$0" file >&2; exit 2; }
while getopts ab: opt; do
  case $opt in
    a) all=1 ;;
    b) base=$OPTARG ;;
    \?) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
for file
do
  [ -r "$file" ] || continue
  lines=`wc -l <"$file"`
  expr "$lines" + 1 >/dev/null || :
done
trap 'rm -f "$tmp"' EXIT HUP INT TERM
eval "x=\$$#"
. ./lib.sh
