# ---- Readings: one value found in one answer, or none ---------------------------

number_form='^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$'
is_number() { [[ $1 =~ $number_form ]]; }

# quantity TEXT [FACTOR]: a number with units, such as 1h30m, 600ms or 95%, in the base unit; a bare one times FACTOR.
quantity() {
  printf '%s\n' "$1" | LC_ALL=C awk -v factor="${2:-1}" '
    BEGIN {
      f["us"] = 0.000001; f["ms"] = 0.001; f["s"] = 1; f["m"] = 60; f["h"] = 3600; f["d"] = 86400
      f["%"] = 0.01; f["ratio"] = 1; f["B"] = 1; f["kB"] = 1000; f["MB"] = 1000000; f["GB"] = 1000000000
      f["TB"] = 1000000000000; f["KiB"] = 1024; f["MiB"] = 1048576; f["GiB"] = 1073741824
      f["TiB"] = 1099511627776; f["/s"] = 1; f["/min"] = 1 / 60; f["/h"] = 1 / 3600
    }
    NR > 1 { exit }
    {
      gsub(/^[ \t]+|[ \t\r]+$/, "")
      rest = $0
      if (rest ~ /^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$/) { sum = rest * factor; good = 1; rest = "" }
      while (rest != "" && match(rest, /^[+-]?[0-9]+([.][0-9]+)?/)) {
        number = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        sub(/^ +/, "", rest)
        match(rest, /^(ratio|[A-Za-z]+|%|[/](s|min|h))/)
        unit = substr(rest, 1, RLENGTH)
        if (RLENGTH < 1 || !(unit in f)) { good = 0; break }
        rest = substr(rest, RLENGTH + 1)
        sum += number * f[unit]; good = 1
      }
      if (rest != "") good = 0
    }
    END { if (!good) exit 1; printf "%.15g\n", sum }'
}

# What every reading starts from: the answer of the look that was just taken, or of the step itself.
answer() { output "${stream_read:-out}"; }

nothing_read() {
  reason=$1
  return "$no_data"
}

take_number() {
  reading=$(trimmed)
  is_number "$reading" || nothing_read "the answer is not one number: ${reading:0:80}"
}

take_words() {
  reading=$(trimmed)
  [[ -n $reading ]] || nothing_read 'the answer is empty'
}

trimmed() {
  local text
  text=$(answer)
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}

take_lines() { reading=$(answer | awk 'END { print NR }'); }

take_matching_lines() {
  local flags=-Ec
  [[ ${1%% *} != i ]] || flags=-Eci
  # none is a number, too
  reading=$(answer | LC_ALL=C grep "$flags" -e "${1#* }") || [[ $reading == 0 ]]
}

# take_group PATTERN: what its group matched in the first line that matches.
take_group() {
  local line LC_ALL=C
  [[ ${1%% *} != i ]] || shopt -s nocasematch
  reading=''
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line =~ ${1#* } ]]; then
      reading=${BASH_REMATCH[1]}
      break
    fi
  done < <(answer)
  shopt -u nocasematch
  [[ -n $reading ]] || nothing_read "no line matches ${1#* }"
}

take_json() {
  reading=$(answer | jq -r --arg pointer "$1" '
    reduce ($pointer | split("/")[1:][] | gsub("~1"; "/") | gsub("~0"; "~")) as $key
      (.; if type == "array" then .[$key | tonumber] else .[$key] end)
    | if type == "string" then . elif . == null or type == "object" or type == "array" then empty else tojson end' 2>/dev/null)
  [[ -n $reading ]] || nothing_read "there is no value at $1"
}

take_sample() {
  reading=$(answer | jq -r --argjson now "$(now)" '
    select(.status == "success" and ([.warnings[]? | select(startswith("PromQL info:") | not)] == [])).data
    | if .resultType == "scalar" then .result
      elif .resultType == "vector" and (.result | length) == 1 then .result[0].value
      else empty end
    | select($now - .[0] | . <= 300 and . >= -300)[1]' 2>/dev/null)
  is_number "$reading" || nothing_read 'the query has not exactly one finite sample of the last five minutes'
}

take_status() { reading=$code; }

take_percentile() {
  reading=$(sort -n "$place/times" | awk -v p="$1" '
    { t[NR] = $1 }
    END { if (NR == 0) exit; n = p * NR / 100; i = int(n); if (i < n) i++; print t[i] }')
  [[ -n $reading ]] || nothing_read 'no request was answered'
}

take_last_line() {
  reading=$(answer | awk 'NF { last = $0 } END { print last }')
  [[ -n $reading ]] || nothing_read 'the output has no line'
}

# in_unit FACTOR SYMBOL: the reading as a number in the base unit, and how it is written behind the number as it was read.
in_unit() {
  factor=$1 unit=${2-} amount=''
  ! is_number "$reading" || amount=$(awk -v n="$reading" -v f="$1" 'BEGIN { printf "%.15g", n * f }')
}

# ---- Looks: read-only actions that a reading is taken from ----

look() {
  plain_action
  stream_read=out
}

# look_by_script: its script stands on standard input and has to exit 0.
look_by_script() {
  local text
  take_text text
  look_at run_script "$text" || return "$error"
  [[ $code == 0 ]] && return
  reason="the script of the measure answered $code: $(head -c 200 "$place/err" | mask | gutter)"
  return "$error"
}

# look_by_request METHOD ADDRESS [any-status]
look_by_request() {
  method=$1
  in_address "$2"
  look_at run_request || return "$error"
  [[ -n ${3:-} || $code == 2?? ]] && return
  reason="the server answered $code"
  return "$error"
}

look_at() {
  local how=$1
  shift
  # branches look at the same time
  place=$run_folder/look${beside:+-$BASHPID} code=''
  if [[ -n $missing ]]; then
    no_value_yet "$missing"
    return "$error"
  fi
  "$how" "$@" "$place"
}
