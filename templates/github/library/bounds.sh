# --- bounds, in base units

scaled() {
  local number
  number=$(as_number "$1") || return 1
  awk -v n="$number" -v f="$2" 'BEGIN { printf "%.15g\n", n * f }'
}

# quantity TEXT: a number with its unit, such as 500ms, in the base unit of its dimension.
quantity() {
  [[ $1 =~ ^[[:space:]]*([-+]?[0-9]*[.]?[0-9]+)[[:space:]]*([^[:space:]]*)[[:space:]]*$ ]] || return 1
  local number=${BASH_REMATCH[1]} factor
  case ${BASH_REMATCH[2]} in
<%#units%>
    <%symbol%>) factor=<%factor%> ;;
<%/units%>
    *) return 1 ;;
  esac
  scaled "$number" "$factor"
}

# meets SIGN BOUND: whether the reading does; where there is no bound, $incomparable says so.
meets() {
  if [ -z "$2" ]; then
    incomparable=1
    return 2
  fi
  awk -v r="$reading" -v b="$2" -v sign="$1" 'BEGIN {
    r += 0; b += 0
    ok = sign == "<" ? r < b : sign == "<=" ? r <= b : sign == ">" ? r > b : sign == ">=" ? r >= b : sign == "=" ? r == b : r != b
    exit !ok
  }'
}

# moved NUMBER FACTOR PLUS: a baseline with its offset; nothing where there is no baseline.
moved() {
  [ -z "$1" ] || awk -v n="$1" -v f="$2" -v p="$3" 'BEGIN { printf "%.15g\n", n * f + p }'
}

is_word() { [ "$reading" = "$1" ]; }

# fits TEXT PATTERN [-i]: whether a line of the text matches.
fits() { printf '%s\n' "$1" | LC_ALL=C grep -qE ${3:+"$3"} -e "$2"; }
