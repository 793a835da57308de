# ---- Requests: curl, told what to do on standard input so that no secret stands in a process list --

header() {
  local text
  fill_strictly text "$2"
  headers+=("$1: $text")
}
parameter() {
  local text
  fill_strictly text "$2"
  query+="${query:+&}$1=$(percent_encoded "$text")"
}
body() { fill_strictly request_body "$1"; }
json_body() {
  local json_values=1
  fill_strictly request_body "$1"
  headers+=('Content-Type: application/json')
}
repeated() { requests=$1; }

percent_encoded() {
  printf '%s' "$1" | od -An -v -tx1 | LC_ALL=C awk '
    BEGIN { for (i = 33; i < 127; i++) plain[sprintf("%02x", i)] = sprintf("%c", i) }
    {
      for (i = 1; i <= NF; i++)
        printf "%s", plain[$i] ~ /^[A-Za-z0-9._~-]$/ ? plain[$i] : "%" toupper($i)
    }'
}

# in_address TEXT: a value at its beginning is an address itself, any other is percent-encoded.
in_address() {
  local url_values=1
  fill_strictly address "$1"
}

# request METHOD ADDRESS
request() {
  method=$1
  in_address "$2"
  act "$1 $2" request_attempt
}

request_attempt() { run_request "$place"; }

# run_request PLACE: the status in $code, the answer in PLACE/out, what each request took in PLACE/times.
run_request() {
  local place=$1 count line
  need_secrets ${secrets[@]+"${secrets[@]}"} || return
  mkdir -p "$place"
  : >"$place/out"
  : >"$place/err"
  : >"$place/times"
  for line in "$address" ${headers[@]+"${headers[@]}"}; do
    if [[ $line == *[$'\r\n']* ]]; then
      reason='a line end in an address or a header'
      return "$error"
    fi
  done
  for ((count = 0; count < requests; count++)); do
    line=$(curl_orders | curl -q --config - 2>"$place/err")
    code=${line%% *}
    if [[ -z $line || $code == 000 ]]; then
      reason="no answer: $(mask <"$place/err")"
      return "$error"
    fi
    printf '%s\n' "${line#* }" >>"$place/times"
    # of several, each has to succeed
    ((requests == 1)) || [[ $code == 2?? ]] || break
  done
}

curl_orders() {
  local line
  printf '%s\n' silent show-error globoff 'proto = "=http,https"' 'max-filesize = 1048576'
  printf 'max-time = %s\nrequest = "%s"\n' "$limit" "$method"
  [[ $method != HEAD ]] || printf 'head\n'
  printf 'output = "%s"\n' "$(curl_quoted "$place/out")"
  printf 'write-out = "%%{http_code} %%{time_total}\\n"\n'
  printf 'url = "%s"\n' "$(curl_quoted "$address${query:+?$query}")"
  for line in ${headers[@]+"${headers[@]}"}; do
    printf 'header = "%s"\n' "$(curl_quoted "$line")"
  done
  [[ -z $request_body ]] || printf 'data-raw = "%s"\n' "$(curl_quoted "$request_body")"
}

curl_quoted() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\r'/\\r}
  printf '%s' "${text//$'\t'/\\t}"
}

json_escaped() {
  local text=$1 number char
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  for number in {1..31}; do
    printf -v char '%b' "\\x$(printf '%02x' "$number")"
    [[ $text != *"$char"* ]] || text=${text//"$char"/\\u$(printf '%04x' "$number")}
  done
  printf '%s' "$text"
}
