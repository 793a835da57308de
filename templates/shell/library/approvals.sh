# ---- Approvals: each by name ------------------------------------------------------

# approval SUBJECT BY(contacts, space-separated) AT_LEAST NOT_OPERATOR QUESTION: asked one after the other, each by name.
approval() {
  local subject=$1 by=$2 at_least=$3 not_operator=$4 question who contact answer agreed=0 key
  fill question "$5"
  code=0
  say "  $question"
  for key in "${!said[@]}"; do
    [[ $key != "approval $subject/"* || ${said[$key]} != yes ]] || agreed=$((agreed + 1))
  done
  while ((agreed < at_least)); do
    approver "$subject" "$by" "$at_least"
    if [[ -n $not_operator && $who == "$operator" ]]; then
      say "  $who carries the run out, and may not answer."
      attended || suspend "$subject" 7
      continue
    elif [[ -n ${said["approval $subject/$who"]-} ]]; then
      say "  $who has answered."
      attended || suspend "$subject.who" 7
      continue
    fi
    ask_choice answer "$subject" "Does $who agree?" 'yes: agree' 'no: refuse' 'stop: end here'
    if [[ $answer != @(yes|no) ]]; then
      chosen "$answer"
      return
    fi
    record approval "$subject/$who" "$answer"
    log "$subject: $who${contact:+ as $contact} answered $answer"
    if [[ $answer == no ]]; then
      reason="$who refused"
      return "$failed"
    fi
    agreed=$((agreed + 1))
  done
}

# approver SUBJECT BY AT_LEAST: $who answers, by name, and as which $contact. Whom a file of answers names stands for himself.
approver() {
  local subject=$1 by=$2
  contact=''
  if [[ -z $by && $3 == 1 ]]; then
    who=$operator
    return
  elif next_named "$subject" "$by"; then
    who=$contact
    return
  elif [[ -n ${answers[as]+set} && " $by " == *" ${answers[as]} "* ]]; then
    contact=${answers[as]}
  elif [[ -n $by ]]; then
    # shellcheck disable=SC2086 # ids, one a word
    ask_words contact "$subject.who" 'Who answers' '' $by
  fi
  if attended || [[ -n ${answers["$subject.name"]+set} ]]; then
    ask_words who "$subject.name" "By name${contact:+, as $contact}" ''
  else
    who=$operator
  fi
}

# next_named SUBJECT BY: whom the file names of those who have not answered yet; the last of them where all have.
next_named() {
  local name
  for name in ${answers["$1.who"]-}; do
    [[ " $2 " == *" $name "* ]] || continue
    contact=$name
    [[ -n ${said["approval $1/$name"]-} ]] || return 0
  done
  [[ -n $contact ]] && ! attended
}

# forget_approvals SUBJECT: whoever is asked again may answer again.
forget_approvals() {
  local key
  for key in "${!said[@]}"; do
    [[ $key != "approval $1/"* ]] || said[$key]=''
  done
}

approve_attempt() { approval "$step_id" ${asked[@]+"${asked[@]}"}; }

# approve BY AT_LEAST NOT_OPERATOR QUESTION
approve() {
  asked=("$@")
  act "$4" approve_attempt
}
