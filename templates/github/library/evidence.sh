# --- evidence: one JSON object a line, from which the tables of the summary are made

# note [NAME VALUE]...: writes down what has happened, when and in which step; secrets stay out of it.
note() {
  local json line text name secret
  line="{\"at\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\""
  set -- job "${GITHUB_JOB:-}" step "${SPEC_TITLE:-}" "$@"
  while (($#)); do
    text=$2
    for name in ${SPEC_SECRETS:-}; do
      secret=${!name:-}
      ((${#secret} < 4)) || text=${text//"$secret"/'***'}
    done
    as_json "$text"
    line+=",\"$1\":$json"
    shift 2
  done
  printf '%s}\n' "$line" >>"$RUNNER_TEMP/evidence.jsonl"
}

# as_json TEXT: as a JSON string in $json. What is printed as it is needs no program for that.
as_json() {
  local LC_ALL=C
  if [[ $1 == *[!\ -~]* ]]; then
    json=$(jq -n --arg text "$1" '$text')
  else
    json=${1//\\/\\\\}
    json=\"${json//\"/\\\"}\"
  fi
}

# verdict NUMBER VERDICT READING: what became of gate NUMBER.
verdict() {
  local title=TITLE_$1 bound=BOUND_$1
  note what verdict gate "${!title}" reading "$3" bound "${!bound:-}" verdict "$2"
}

# ended CODE: how the step ended, in its own word where it said one.
ended() {
  if [ -z "$ending" ]; then
    if [ "$1" -eq 0 ]; then ending=passed; else ending=error why="its script ended with $1"; fi
  fi
  note what step outcome "$ending" why "$why"
}

# table FILTER [HEADING FIELD]...: the objects on standard input that pass, as a table in Markdown; nothing where none does.
# In a cell every character is text.
table() {
  local passes=$1
  shift
  jq -rs '
    def cell: tostring | gsub("[\\p{Cc}\\p{Cf}]+"; " ") | gsub("(?<sign>[!-/:-@\\[-`{-~])"; "&#\(.sign | explode[0]);");
    def row: "| " + (map(cell) | join(" | ")) + " |";
    [$ARGS.positional | .[range(0; length; 2)]] as $headings
    | [$ARGS.positional | .[range(1; length; 2)]] as $fields
    | [.[] | select('"$passes"')]
    | if . == [] then empty else
        ($headings | row), "|" + ($headings | map(" --- |") | add), (.[] | [.[$fields[]]] | row), "" end
  ' --args "$@"
}

# sum_up: what the gates of this job said, and which steps did not pass.
sum_up() {
  local evidence=$RUNNER_TEMP/evidence.jsonl
  [ -s "$evidence" ] || return 0
  {
    table '.what == "verdict"' Step step Gate gate Reading reading Bounds bound Verdict verdict When at <"$evidence"
    table '.what == "step" and .outcome != "passed"' Step step Outcome outcome Why why When at <"$evidence"
  } >>"$GITHUB_STEP_SUMMARY"
}
