# --- HTTP

# encoded TEXT: as a part of an address.
encoded() { TEXT=$1 jq -rn 'env.TEXT | @uri'; }

# request METHOD URL [CURL-OPTION...]: leaves answer, status and seconds; follows no redirect.
request() {
  local method=$1 url=$2
  shift 2
  curl --silent --show-error --proto '=http,https' --max-time "$LIMIT" --max-filesize 1048576 --request "$method" \
    --output "$work/answer" --write-out '%{http_code} %{time_total}\n' "$@" -- "$url" >"$work/http" 2>"$work/err" || return 1
  read -r status seconds <"$work/http"
  printf '%s\n' "$status" >"$work/code"
  printf '%s\n' "$seconds" >>"$work/times"
}

# succeeds METHOD URL [CURL-OPTION...]: the same, for one that reads what is answered.
succeeds() { request "$@" && [[ $status == 2?? ]]; }

# fetch METHOD URL [CURL-OPTION...]: the same, shown.
fetch() {
  request "$@" || return 1
  cp "$work/answer" "$work/out"
  guarded cat "$work/out"
}

# percentile P COUNT METHOD URL [CURL-OPTION...]: the nearest rank among the times of so many requests.
percentile() {
  local percent=$1 count=$2 i
  shift 2
  : >"$work/times"
  for ((i = 0; i < count; i++)); do
    succeeds "$@" || return 1
  done
  sort -g "$work/times" | awk -v p="$percent" '{ t[NR] = $1 } END { i = int((p * NR + 99) / 100); print t[i < 1 ? 1 : i] }' >"$work/answer"
}
