#!/usr/bin/env bash
<%title%>
#
<%#head%>
<%.%>
<%/head%>
#
# Generated; do not edit: change the spec and render it again.
#
# bash runbook.sh --help says how to carry it out.
#
# What this file does not enforce:
<%#limits%>
<%.%>
<%/limits%>

# Functions are called by name, and text in single quotes is shown as it is.
# shellcheck disable=SC2016,SC2034,SC2317

set -uo pipefail

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 402)); then
  printf 'runbook: this needs bash 4.2 or newer\n' >&2
  exit 2
fi

procedure=<%procedure%>
plan_digest=<%digest%>
environment=<%environment%>
type_the_name=<%typeTheName%>
has_rollback=<%hasRollback%>
rollback_budget=<%rollbackBudget%>
tools=(<%tools%>)
judgements=(<%judgements%>)
triggers=(<%triggers%>)
always_of_phases=(<%alwaysOfPhases%>)
always_of_rollback=(<%alwaysOfRollback%>)
escalation=(<%escalation%>)
after_the_end=(<%afterTheEnd%>)

# How a step ends, as the status of the function that carries it out.
readonly passed=0 failed=1 no_data=2 error=3 skipped=4 not_applicable=5 settled=6 diverted=7 again=8

mode=run yes='' from='' from_step='' only='' until='' until_asked='' going_back='' answers_file='' state_folder='' start=''
operator=${USER:-$(id -un)}
run_id='' run_folder='' run_digest='' run_over='' lock_folder='' outcome='' inputs_refused=''
armed='' in_rollback='' rolled_back='' halted='' halted_before='' halt_reason='' watched_pid='' interrupted=''
step_id='' changing='' reason='' found='' unknown='' reading='' amount='' code='' place='' reached='' judged_as=''
late_by='' window_of='' branches_folder='' beside='' state_seen=0 broke_status='' stream_read='' threshold_id=''
threshold_title='' unit='' within='' closing='' width=0 style_off=''
declare -A styles=()
declare -A value=() here=() own=() hidden=() secret_value=() given=() answers=() ending=() action_state=()
branch_pids=()
declare -A may_have_run=() baseline=() instant=() said=() since=() level_words=() declined=() beyond=()
declare -A irreversible=(<%irreversible%>)
declare -A windows=(<%windows%>)
# By id, the function of each step; by name, the steps that find a value out.
declare -A steps=(<%steps%>)
declare -A captured=(<%captured%>)
declare -A redone=()

<%>shell/library/words.sh%>

<%>shell/library/state.sh%>

<%>shell/library/values.sh%>

<%>shell/library/scripts.sh%>

<%>shell/library/requests.sh%>

<%>shell/library/actions.sh%>

<%>shell/library/people.sh%>

<%>shell/library/approvals.sh%>

<%>shell/library/readings.sh%>

<%>shell/library/judging.sh%>

<%>shell/library/steps.sh%>

<%>shell/library/gates.sh%>

<%>shell/library/only.sh%>

<%>shell/library/windows.sh%>

<%>shell/library/watching.sh%>

<%>shell/library/branches.sh%>

<%>shell/library/always.sh%>

<%>shell/library/rollback.sh%>

<%>shell/library/running.sh%>

<%>shell/library/parts.sh%>

help_text() {
  cat <<'HELP'
bash runbook.sh [--list] [--dry-run] [--from ID] [--only ID] [--until ID] [--yes] [--resume] [--answers FILE]
                [--set NAME=VALUE] [--state DIR] [--t0 TIME] [--rollback] [--help]

  --list             every step, in order, and the appendix
  --dry-run          show every step; run only scripts that change nothing
  --from ID          leave out what stands before this step
  --only ID          carry out this step and no other, in a run of its own; with --resume in the run that was begun
                     last, whatever became of the step before, and the run stands where it stood
  --until ID         end behind this step, with 0; --resume goes on from there
  --until-asked KEY  end with 0 instead of 7 where this question of an answers file has no answer
  --yes              run scripts without asking; a question to a person is never answered by it
  --resume           go on with the run that was begun last; what is finished is not done again
  --answers FILE     answers for questions, one a line: step-id=answer
  --set NAME=VALUE   the value of an input; else its environment variable, else what the plan says; with --from and
                     --only also what a step that is left out would have found out
  --state DIR        where runs are kept; else $XDG_STATE_HOME/deployspec or ~/.local/state/deployspec
  --t0 TIME          the instant that T is, as date(1) reads it; else now
  --rollback         take back what the last run changed

An answers file holds, beside step-id=done|yes|no|skip: step-id.confirm, step-id.NAME (a value asked for),
step-id.failure=retry|skip|continue|rollback|stop, step-id.window=start|wait|stop, threshold-id=reading, rollback=yes|no,
sign-off.NAME, step-id.who=CONTACT ... (all who agree), step-id.name (who approves, by name), and as=CONTACT for whom the
approvals are given.

Exit: 0 done, 1 a step failed and stopped the run, 2 usage, 4 rolled back, 5 the rollback failed, 6 stopped by a
person, 7 waiting for a person, 129/130/143 interrupted.
HELP
}

list_steps() {
  cat <%list%>
}

<%#functions%>
<%comment%>
<%name%>() {
<%#lines%>
  <%.%>
<%/lines%>
}

<%/functions%>
main "$@"
