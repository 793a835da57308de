# ---- People: questions at the terminal, or answers from a file ------------------

read_answers() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    [[ -z $line || $line == '#'* ]] && continue
    if [[ $line != *=* ]]; then
      complain "$1: not of the form step-id=answer: $line"
      exit 2
    fi
    answers[${line%%=*}]=${line#*=}
  done <"$1"
  [[ -z ${answers[as]+set} ]] || operator=${answers[as]}
}

# The keyboard is the third stream, because the first one is what a script or a request is read from.
attended() { [[ -t 3 && -t 1 ]]; }

# get_line VARIABLE KEY QUESTION: an answer, or the end of the process with exit 7: silence is never an answer.
get_line() {
  local line='' who=''
  if [[ -n ${answers[$2]+set} ]]; then
    line=${answers[$2]}
    # What to do about a failure is good for one failure.
    [[ $2 != *.failure && $2 != *.unknown && $2 != *.confirm ]] || unset "answers[$2]"
    say "  $3 $line (from the answers)"
    who=' (from the answers)'
  elif attended; then
    forget_what_was_typed
    prompt "$3"
    if [[ -n ${hide_typing:-} ]]; then
      IFS= read -rs line <&3 || no_answer "$2"
      say ''
    else
      IFS= read -r line <&3 || no_answer "$2"
    fi
  else
    suspend "$2" 7
  fi
  [[ -n ${hide_typing:-} ]] || log "$2: $line$who"
  printf -v "$1" '%s' "$line"
}

# What was typed before a question was asked is no answer to it.
forget_what_was_typed() {
  local line
  while read -r -t 0 <&3 && IFS= read -r -t 1 line <&3; do
    say "  Not taken for an answer: $line"
  done
}

# What is typed stands behind its last line.
prompt() {
  printf '%s' "${styles[bold]-}$(say "  $1")$style_off "
}

# The input has ended before its line has.
no_answer() {
  say ''
  suspend "$1" 7
}

suspend() {
  [[ -z $beside ]] || exit "$2"
  [[ -z $branches_folder ]] || join_branches
  [[ $1 != "$until_asked" ]] || end_part
  tell "Waiting for a person: $1. Answer with a line $1=… in --answers FILE, or at a terminal; then --resume."
  leave "$2"
}

# ask_choice VARIABLE KEY QUESTION 'word: meaning'...
ask_choice() {
  local target=$1 key=$2 question=$3 choice words='' meanings='' word
  shift 3
  for choice; do
    words+=" ${choice%%:*}"
    [[ ${choice%%:*} == "${choice#*: }" ]] || meanings+=" · $choice"
  done
  [[ -z ${step_id:-} || " $words " == *' stop '* ]] || words+=' stop'
  [[ -z $meanings ]] || say "  ${meanings# · }"
  if can_go_back; then
    offer_rollback
    words+=' rollback'
  fi
  words=${words# }
  while :; do
    get_line word "$key" "$question [${words// //}]"
    one_of word "$word" "$words"
    if [[ -z $word || " $words " != *" $word "* ]]; then
      say "  Please answer with one of: $words"
    elif [[ $word != rollback ]] || invoke_rollback || [[ -n $halted ]]; then
      printf -v "$target" '%s' "$word"
      return 0
    fi
    unset "answers[$key]"
  done
}

# one_of VARIABLE ANSWER WORDS: which of them is meant by its beginning or another name; a rollback has to be spelt out.
one_of() {
  local typed=$2 meant='' choice
  case $typed in
    y | confirm | approve) typed=yes ;;
  esac
  [[ $typed != yes || " $3 " == *' yes '* ]] || typed='done'
  for choice in $3; do
    [[ -z $typed || $choice != "$typed"* ]] || meant+=" $choice"
  done
  meant=${meant# }
  if [[ -z $meant || $meant == *' '* || $meant == rollback ]]; then
    meant=$typed
  fi
  printf -v "$1" '%s' "$meant"
}

can_go_back() { [[ -n $armed && -z $in_rollback && -z $rolled_back && -n $has_rollback ]]; }

offer_rollback() {
  local judgement text
  for judgement in ${judgements[@]+"${judgements[@]}"}; do
    fill text "$judgement"
    say "  rollback: $text"
  done
  ((${#judgements[@]})) || say '  rollback: take back what was changed'
}

# ask_words VARIABLE KEY QUESTION PATTERN OPTION...
ask_words() {
  local target=$1 key=$2 question=$3 pattern=$4 words option
  shift 4
  if [[ -z ${answers[$key]+set} ]] && ! attended && [[ $key == input* ]]; then
    return 1
  fi
  (($# == 0)) || question+=" [$*]"
  while :; do
    get_line words "$key" "$question:"
    if [[ -n $words ]] && { [[ -z $pattern ]] || matches "$pattern" "$words"; }; then
      if (($# == 0)); then
        break
      fi
      for option; do
        [[ $words != "$option" ]] || break 2
      done
    fi
    say '  That is not a possible answer.'
    unset "answers[$key]"
    attended || suspend "$key" 7
  done
  printf -v "$target" '%s' "$words"
}

allow_action() {
  local answer
  ask_choice answer "$step_id.run" 'May this run?' 'yes: run it' 'skip: leave it out, with a reason' 'stop: end here'
  chosen "$answer"
}

# chosen ANSWER: what leaving the way means for the step.
chosen() {
  case $1 in
    skip)
      ask_words reason "$step_id.reason" 'Why' ''
      return "$skipped"
      ;;
    stop)
      halt stopped "$step_id: stopped by $operator"
      return "$diverted"
      ;;
    rollback) return "$diverted" ;;
    failed)
      reason="$operator says that it failed"
      return "$failed"
      ;;
  esac
}

ask_attempt() {
  local answer
  code=0
  : >"$place.out" 2>/dev/null
  ask_choice answer "$step_id" "$1" 'done: it is done' 'failed: it failed' 'skip: leave it out, with a reason' 'stop: end here'
  chosen "$answer"
}

# by_hand: a person does what the step says and confirms it.
by_hand() {
  mkdir -p "$run_folder/steps"
  act 'Done?' ask_attempt
}

send_by_hand() {
  local how message
  fill how "$2"
  fill message "$3"
  say "  Send through $1: $how"
  show_text "$message"
  not_essential
  act "Sent through $1?" ask_attempt
}

# confirm [WORD]: before acting.
confirm() {
  local answer word
  [[ $mode != dry-run ]] || return 0
  if (($#)); then
    fill word "$1"
    while :; do
      get_line answer "$step_id.confirm" "Type $word to go on, or stop:"
      [[ $answer != "$word" ]] || return 0
      if [[ $answer == stop ]]; then
        chosen stop
        return
      fi
    done
  fi
  ask_choice answer "$step_id.confirm" 'Go on?' 'yes: go on' 'skip: leave it out, with a reason' 'stop: end here'
  chosen "$answer"
}

# capture_answer NAME QUESTION PATTERN OPTION...: words that are kept as a value.
capture_answer() {
  local name=$1 question text
  [[ $mode != dry-run && -z ${value[$name]+set} ]] || return 0
  fill question "$2"
  ask_words text "$step_id.$name" "$question" "${@:3}"
  keep_value "$name" "$text"
}

# The next value is neither shown nor kept.
secretly() { hide_typing=1; }

keep_value() {
  if [[ -n ${hide_typing:-} ]]; then
    hide_typing=''
    remember hidden "$1"
    value[$1]=$2
    secret_value[$1]=$2
  else
    record value "$1" "$2"
    say "  $1 = $2"
  fi
}

# write_down KEY QUESTION OPTION...
write_down() {
  local key=$1 question text
  [[ $mode != dry-run && -z ${said["record $key"]+set} ]] || return 0
  fill question "$2"
  ask_words text "$key" "$question" '' "${@:3}"
  record record "$key" "$text"
}
