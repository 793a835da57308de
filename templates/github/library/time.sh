# --- time

milliseconds() { date +%s%3N; }

since_t0() {
  awk -v now="$(date +%s)" -v t0="$(date -d "$SPEC_T0" +%s)" 'BEGIN { print now - t0 }'
}

# not_before SECONDS: waits until so long after T0.
not_before() {
  local rest
  rest=$(($1 - $(since_t0)))
  if ((rest > 0)); then
    printf 'waiting for %s seconds\n' "$rest"
    sleep "$rest"
  fi
}

# held_back SECONDS MOST ENVIRONMENT: a wait timer of this environment keeps the job back so long after what came before had ended, at
# the instants in $SPEC_SINCE. What is left, part of a minute or all where nobody has set the timer up, is waited for here, up to MOST.
held_back() {
  local at since=0 rest
  for at in $SPEC_SINCE; do
    at=$(date -d "$at" +%s)
    if ((at > since)); then since=$at; fi
  done
  rest=$((since > 0 ? since + $1 - $(date +%s) : $1))
  if ((rest > $2)); then
    held "$rest seconds too early, and a job waits for $2 at most by itself" \
      "Set up the wait timer of the environment $3, as SETUP.md says, and run the failed job again once the time has passed."
  fi
  if ((rest >= 60)); then
    annotate notice "${SPEC_TITLE:-Begin}" \
      "It is $rest seconds too early, so this runner waits for them. Set up the wait timer of the environment $3, as SETUP.md says."
  fi
  if ((rest > 0)); then sleep "$rest"; fi
}
