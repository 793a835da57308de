# shellcheck shell=sh
# What all stand-ins share. They find everything by their own place, because a step's environment is not the caller's.
here=$(cd "$(dirname "$0")" && pwd)
while [ ! -e "$here/stand-in.sh" ]; do here=$(dirname "$here"); done
mkdir -p "$here/state"

# One line a call, with the values that the call depends on. A call that stands in the file failing fails.
record() {
  printf '%s\n' "$*" >> "${STAND_IN_LOG:-$here/calls.log}"
  if [ -e "$here/failing" ] && grep -qxF -e "$*" "$here/failing"; then
    echo "it fails" >&2
    exit 1
  fi
}

# A fault is a file in faults/, made and removed by the test.
fault() {
  [ -e "$here/faults/$1" ]
}

# remembered NAME DEFAULT: what an earlier call left behind.
remembered() {
  if [ -e "$here/state/$1" ]; then cat "$here/state/$1"; else echo "$2"; fi
}

remember() {
  printf '%s\n' "$2" > "$here/state/$1"
}

application="l01-data-layer l02-runtime l03-tool-execution l04-model-gateway l05-planning l06-evaluation l07-learning
  l09-api-gateway l10-human-interface l11-integration l12-service-hub"
