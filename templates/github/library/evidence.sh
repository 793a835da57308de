# --- evidence: one JSON object a line, from which the tables of the summary are made

# note [NAME VALUE]...: writes down what has happened, when and in which step; secrets stay out of it.
note() {
  jq -cn --arg at "$(date -u +%Y-%m-%dT%H:%M:%SZ)" '
    ($ARGS.positional as $said | reduce range(0; $said | length; 2) as $i ({}; .[$said[$i]] = $said[$i + 1]))
    | reduce (env.SPEC_SECRETS // "" | split(" "))[] as $name (.;
        (env[$name] // "") as $secret | if ($secret | length) < 4 then . else map_values(split($secret) | join("***")) end)
    | {at: $at, job: env.GITHUB_JOB, step: env.SPEC_TITLE} + .' --args "$@" >>"$RUNNER_TEMP/evidence.jsonl"
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
