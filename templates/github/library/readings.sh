# --- readings: each finds one in the file $1, or fails

as_number() {
  [[ $1 =~ ^[[:space:]]*([-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?)[[:space:]]*$ ]] && printf '%s\n' "${BASH_REMATCH[1]}"
}

read_number() { as_number "$(cat "$1")"; }
read_words() { awk '{ gsub(/^[ \t\r]+|[ \t\r]+$/, ""); if ($0 != "" || n) { l[++n] = $0 } } END { while (n && l[n] == "") n--; for (i = 1; i <= n; i++) print l[i]; exit n == 0 }' "$1"; }
read_lines() { awk 'END { print NR }' "$1"; }
read_matching() { LC_ALL=C grep -cE ${3:+"$3"} -e "$2" -- "$1" || [ $? -eq 1 ]; }
read_last() { awk 'NF { last = $0 } END { print last; exit last == "" }' "$1"; }
read_status() { cat "$work/code"; }

# read_sample FILE: the one sample of a query, no older than five minutes.
read_sample() {
  jq -er --argjson now "$(date +%s)" '
    select(.status == "success" and ([.warnings[]? | select(startswith("PromQL info:") | not)] == [])).data
    | if .resultType == "scalar" then .result
      elif .resultType == "vector" and (.result | length) == 1 then .result[0].value
      else empty end
    | select($now - .[0] | . <= 300 and . >= -300)[1] | select(. != "NaN" and . != "+Inf" and . != "-Inf")' "$1"
}

read_group() {
  local line LC_ALL=C
  if [ -n "${3:-}" ]; then shopt -s nocasematch; else shopt -u nocasematch; fi
  while IFS= read -r line || [ -n "$line" ]; do
    if [[ $line =~ $2 ]]; then
      shopt -u nocasematch
      printf '%s\n' "${BASH_REMATCH[1]}"
      return 0
    fi
  done <"$1"
  shopt -u nocasematch
  return 1
}

# read_json FILE PATH: the path is a JSON array of the keys.
read_json() {
  jq -er --argjson path "$2" 'reduce $path[] as $key (.; if type == "array" then .[$key | tonumber] elif type == "object" then .[$key] else null end) | select(type != "null" and type != "object" and type != "array")' "$1"
}
