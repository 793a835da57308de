# --- conditions: 0 holds, 1 does not, anything else is undecided

# one_of TEXT WORD...: what nobody has said is undecided.
one_of() {
  local text=$1 word
  shift
  for word in "$@"; do
    if [ "$text" = "$word" ]; then return 0; fi
  done
  [ -n "$text" ] || return 2
  return 1
}

decided() {
  local code=0
  interpret "$work/probe" >"$work/answer" 2>"$work/probe-err" || code=$?
  ((code <= 1)) || return 2
  return "$code"
}

all_of() {
  local part code undecided=0
  for part in "$@"; do
    code=0
    "$part" || code=$?
    if ((code == 1)); then return 1; fi
    if ((code > 1)); then undecided=2; fi
  done
  return "$undecided"
}

any_of() {
  local part code verdict=1
  for part in "$@"; do
    code=0
    "$part" || code=$?
    if ((code == 0)); then return 0; fi
    if ((code > 1)); then verdict=2; fi
  done
  return "$verdict"
}

negated() {
  local code=0
  "$1" || code=$?
  case $code in
    0) return 1 ;;
    1) return 0 ;;
    *) return 2 ;;
  esac
}

# applies CONDITION: goes on where it holds; where it does not, this step and what is inside it do not apply.
applies() {
  local code=0
  "$1" || code=$?
  case $code in
    0) ;;
    1)
      printf 'not applicable\n'
      output applies no
      ending=not-applicable
      exit 0
      ;;
    *) over error 'its condition cannot be decided' ;;
  esac
}
