#!/usr/bin/env bats
# The runbook as a person meets it.

load terminal.bash

# Up to the question whether the change may run.
prepares() {
  answers 'May this run? [yes/skip/stop]' y
  answers 'Who answers [lead deputy]:' lead
  answers 'By name, as lead:' Grace
  answers 'Does Grace agree? [yes/no/stop]' y
  sees 'Change it'
}

# From the question behind the change to the end.
finishes() {
  touch enough
  answers 'Done? [' 'done'
  answers 'May this run? [' yes
  sees 'small-change: done'
  ends 0
}

@test "is carried out by keys, from the first question to the last" {
  touch enough
  starts
  answers 'May this run? [yes/skip/stop]' y
  sees '| version 1.2'
  sees 'Change it to 1.2?'
  answers 'Who answers [lead deputy]:' lead
  answers 'By name, as lead:' Grace
  answers 'Does Grace agree? [yes/no/stop]' yes
  answers 'May this run? [yes/skip/stop' y
  sees 'It says 1.2.'
  answers 'Done? [done/failed/skip/stop/rollback]' d
  answers 'May this run?' yes
  sees 'small-change: done'
  ends 0
  did look 'change 1.2' slow
  grep 'go: Grace as lead answered yes' state/latest/log
}

@test "asks again after a wrong answer, an empty one and one that may mean two things" {
  starts
  answers 'May this run? [yes/skip/stop]' maybe
  sees 'Please answer with one of: yes skip stop'
  answers 'May this run? [yes/skip/stop]' ''
  sees 'Please answer with one of: yes skip stop'
  answers 'May this run? [yes/skip/stop]' s
  sees 'Please answer with one of: yes skip stop'
  answers 'May this run? [yes/skip/stop]' stop
  ends 6
  did
}

@test "takes no approval of a stranger, and each by name" {
  starts
  answers 'May this run?' y
  answers 'Who answers [lead deputy]:' mallory
  sees 'That is not a possible answer.'
  answers 'Who answers [lead deputy]:' deputy
  answers 'By name, as deputy:' Linus
  answers 'Does Linus agree?' no
  sees 'go failed: Linus refused'
  ends 1
  grep 'go: Linus as deputy answered no' state/latest/log
}

@test "takes what was typed before a question for no answer to it" {
  starts
  sees 'May this run?'
  types y
  types y
  answers 'Who answers [lead deputy]:' lead
  says 'Not taken for an answer: y'
  key '\003'
  ends 130
}

@test "goes on after Ctrl-C at a question" {
  starts
  answers 'May this run?' y
  sees 'Who answers'
  key '\003'
  sees 'Interrupted; --resume goes on.'
  ends 130
  starts --resume
  answers 'Who answers [lead deputy]:' lead
  answers 'By name, as lead:' Grace
  answers 'Does Grace agree?' yes
  answers 'May this run?' yes
  finishes
  did look 'change 1.2' slow
}

@test "lets a script end after one Ctrl-C, and does it once" {
  starts --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  answers 'Does Grace agree?' yes
  answers 'Done?' d
  sees '| slowly now'
  key '\003'
  sees 'the running script may end. Once more stops it.'
  touch enough
  sees 'Interrupted; --resume goes on.'
  ends 130
  starts --resume --yes
  ends 0
  did look 'change 1.2' slow
}

@test "stops a script after two Ctrl-C, and says so afterwards" {
  starts --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  answers 'Does Grace agree?' yes
  answers 'Done?' d
  sees '| slowly now'
  key '\003'
  sees 'Once more stops it.'
  key '\003'
  sees 'Interrupted; --resume goes on.'
  ends 130
  touch enough
  starts --resume --yes
  answers 'What now? [retry/skip/continue/stop/rollback]' retry
  ends 0
  did look 'change 1.2' slow
}

@test "tries a failed step again" {
  touch broken
  starts --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  answers 'Does Grace agree?' yes
  sees 'change failed: it answered 1, not 0'
  rm broken
  answers 'What now? [retry/skip/continue/stop/rollback]' ret
  touch enough
  answers 'Done?' d
  ends 0
  did look 'change 1.2' 'change 1.2' slow
}

@test "leaves a failed step as it is, with a reason" {
  touch broken enough
  starts --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  answers 'Does Grace agree?' yes
  answers 'What now?' skip
  answers 'Why:' 'known and harmless'
  answers 'Done?' d
  ends 0
  grep 'change: skipped (known and harmless)' state/latest/log
}

@test "takes back what a failed step changed, when that is spelt out" {
  touch broken
  starts --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  answers 'Does Grace agree?' yes
  answers 'What now?' r
  sees 'Please answer with one of: retry skip continue stop rollback'
  answers 'What now?' rollback
  sees '== Rollback'
  ends 4
  says 'Rolled back.'
  did look 'change 1.2' back
}

@test "waits for a person when the input ends" {
  starts
  sees 'May this run?'
  key '\004'
  sees 'Waiting for a person: look.run.'
  ends 7
  starts --resume
  prepares
  answers 'May this run?' y
  finishes
}

@test "goes on after its window was closed" {
  starts
  sees 'May this run?'
  kill -HUP "$(cat state/lock/pid)"
  ends 129
  starts --resume
  prepares
  key '\003'
  ends 130
}

@test "is coloured at a terminal that can show it, and nowhere else" {
  starts
  sees $'\e[1m== A Prepare'
  key '\003'
  ends 130
  for plain in NO_COLOR=1 TERM=dumb; do
    export "${plain?}"
    rm -rf state
    starts
    sees 'May this run?'
    key '\003'
    ends 130
    [[ $screen != *$'\e'* ]]
    unset NO_COLOR
  done
  run bash "$RUNBOOK" --state elsewhere --yes </dev/null
  [[ $status == 7 && $output == *'== A Prepare'* && $output != *$'\e'* ]]
}

@test "breaks its lines between words where the window ends" {
  columns=40
  starts
  sees 'May this run?'
  key '\003'
  ends 130
  plain=$(sed $'s/\e\\[[0-9;]*m//g; s/\r//g' <<<"$screen")
  [[ $plain == *$'  Looks at what there is, asks somebody,\n  changes it'* ]]
  longest=$(awk '{ if (length > most) most = length } END { print most }' <<<"${plain//·/-}")
  ((longest <= 40))
}

@test "carries out one step and no other" {
  starts --only look
  answers 'May this run?' y
  sees 'small-change: done'
  ends 0
  did look
  starts --only change --set VERSION=7
  answers 'May this run?' y
  ends 0
  did look 'change 7'
  run bash "$RUNBOOK" --state state --rollback --yes </dev/null
  [[ $status == 4 ]]
  did look 'change 7' back
}

@test "carries out one step of a run once more, and the run stands where it stood" {
  starts
  prepares
  key '\003'
  ends 130
  starts --resume --only look
  answers 'May this run?' y
  sees 'The run stands where it stood: --resume goes on with it.'
  ends 0
  starts --resume
  sees 'Change it'
  answers 'May this run?' y
  finishes
  did look look 'change 1.2' slow
}

@test "a step that failed by itself is still to be done" {
  touch broken enough
  starts --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  sees 'Does Grace agree?'
  key '\003'
  ends 130
  starts --resume --yes --only change
  answers 'What now?' stop
  ends 1
  rm broken
  starts --resume --yes
  answers 'Who answers' lead
  answers 'By name' Grace
  answers 'Does Grace agree?' yes
  answers 'Done?' d
  ends 0
  did look 'change 1.2' 'change 1.2' slow
}

@test "says what one step lacks, and which steps there are" {
  run bash "$RUNBOOK" --state state --only nothing </dev/null
  [[ $status == 2 && $output == *'--only: there is no step nothing; --list shows them all'* ]]
  run bash "$RUNBOOK" --state state --only look --from look </dev/null
  [[ $status == 2 && $output == *'--only is one step alone'* ]]
}
