# --- the end of a run; $JOBS has its jobs, one a line: forward, rollback or signature, the id, the result, the title

# how KIND: failure, success, or skipped where no job of the kind ran. What is refused before anything ran is not begun.
how() {
  awk -v kind="$1" '
    $1 != kind { next }
    $3 == "success" { ran = 1 }
    $3 == "refused" { refused = 1 }
    $3 == "failure" || $3 == "cancelled" { failed = 1 }
    END { print failed || (refused && ran) ? "failure" : ran ? "success" : "skipped" }' <<<"$JOBS"
}

# outcome: done, rolled-back, rollback-failed or stopped.
outcome() {
  case $(how rollback)/$(how forward) in
    failure/*) printf 'rollback-failed\n' ;;
    success/*) printf 'rolled-back\n' ;;
    */success) printf 'done\n' ;;
    *) printf 'stopped\n' ;;
  esac
}

# gather: the evidence of all jobs as one file, in the order of time.
gather() {
  mkdir -p "$RUNNER_TEMP/evidence"
  find "$RUNNER_TEMP/evidence" -name evidence.jsonl -exec cat {} + | jq -cs 'sort_by(.at)[]' >"$RUNNER_TEMP/evidence.jsonl"
}

# released: who released which environment, as far as GitHub tells.
released() {
  curl --silent --show-error --fail --proto '=https' --max-time 30 --header @<(printf 'Authorization: Bearer %s\n' "$GITHUB_TOKEN") \
    --header 'Accept: application/vnd.github+json' -- "$APPROVALS" >"$work/released" || return 1
  jq -c '.[] | {environment: ([.environments[].name] | join(", ")), who: .user.login, state, comment}' "$work/released" |
    table true Environment environment Who who State state Comment comment
}

# finish: puts the outcome out and sums the run up.
finish() {
  local outcome
  outcome=$(outcome)
  output outcome "$outcome"
  gather
  summary "The run ended as **$outcome**." ''
  {
    jq -R 'capture("^[^ ]+ [^ ]+ (?<result>[^ ]+) (?<title>.*)$")' <<<"$JOBS" | table true Job title Result result
    table '.what == "step" and .outcome != "not-applicable"
      and (.job | IN(env.JOBS | split("\n")[] | split(" ") | select(.[0] == "rollback")[1]))' \
      'Rolled back' step Outcome outcome When at <"$RUNNER_TEMP/evidence.jsonl"
    if [ -n "${APPROVALS:-}" ]; then released || printf 'GitHub did not tell who released what.\n'; fi
  } >>"$GITHUB_STEP_SUMMARY"
}
