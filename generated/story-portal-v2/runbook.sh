#!/usr/bin/env bash
# Production Deployment Checklist
#
# Environment: production
# Spec: specs/story-portal-v2.yaml
# Plan: sha256 064d9c147f69a0a311b028e3248da440da23656971b101f7300d8012690ad1fa
#
# Generated; do not edit: change the spec and render it again.
#
# bash runbook.sh --help says how to carry it out.
#
# What this file does not enforce:
# - its record: the state file and the log can be changed by whoever owns them, and nothing tells
# - identity: whoever answers says who they are
# - rollback levels are looked at between steps and at each sample of a watch, not in the background
# - closer looks between two samples of a watch at what is in warning
# - the time in which an approval has to be given, and what follows when it is not
# - escalation: at a critical sample it says who has to be told, all at once, and tells nobody by itself; nobody is escalated to when nobody answers
# - messages are tried again as often as planned, whatever the receiver says about it, and while they are, nothing else begins

# Functions are called by name, and text in single quotes is shown as it is.
# shellcheck disable=SC2016,SC2034,SC2317

set -uo pipefail

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 402)); then
  printf 'runbook: this needs bash 4.2 or newer\n' >&2
  exit 2
fi

procedure='story-portal-v2-production'
plan_digest='064d9c147f69a0a311b028e3248da440da23656971b101f7300d8012690ad1fa'
environment='production'
type_the_name='1'
has_rollback='1'
rollback_budget='1800'
tools=('curl' 'jq')
judgements=('Critical functionality broken' 'Data integrity issues detected' 'Security vulnerability exposed')
triggers=(threshold_error_rate threshold_response_time)
always_of_phases=()
always_of_rollback=()
escalation=('On-call engineer through pager' 'Team lead through team' 'CTO through pager')
after_the_end=('post-mortem-meeting-scheduled-if-issues-occurred' 'deployment-metrics-analyzed' 'lessons-learned-documented' 'update-deployment-procedures' 'review-monitoring-and-alerts' 'plan-for-next-deployment')

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
declare -A irreversible=()
declare -A windows=()
# By id, the function of each step; by name, the steps that find a value out.
declare -A steps=(['all-tests-passing']='step_all_tests_passing' ['code-coverage-meets-threshold']='step_code_coverage_meets_threshold' ['static-code-analysis-clean']='step_static_code_analysis_clean' ['security-scan-passed']='step_security_scan_passed' ['performance-benchmarks-met']='step_performance_benchmarks_met' ['api-documentation-up-to-date']='step_api_documentation_up_to_date' ['readme-md-reflects-current-state']='step_readme_md_reflects_current_state' ['architecture-diagrams-current']='step_architecture_diagrams_current' ['runbook-complete']='step_runbook_complete' ['production-environment-provisioned']='step_production_environment_provisioned' ['database-migration-plan-ready']='step_database_migration_plan_ready' ['high-availability-configured']='step_high_availability_configured' ['monitoring-infrastructure-ready']='step_monitoring_infrastructure_ready' ['backup-systems-operational']='step_backup_systems_operational' ['dns-ttl-reduced-to-60s']='step_dns_ttl_reduced_to_60s' ['secrets-management-configured']='step_secrets_management_configured' ['network-security-implemented']='step_network_security_implemented' ['ssl-tls-configured']='step_ssl_tls_configured' ['authentication-hardened']='step_authentication_hardened' ['container-security']='step_container_security' ['environment-variables-set']='step_environment_variables_set' ['feature-flags-reviewed']='step_feature_flags_reviewed' ['service-discovery-configured']='step_service_discovery_configured' ['configuration-management-ready']='step_configuration_management_ready' ['deployment-window-scheduled']='step_deployment_window_scheduled' ['change-request']='step_change_request' ['team-assignments-confirmed']='step_team_assignments_confirmed' ['communication-plan-ready']='step_communication_plan_ready' ['deployment-phase.approve']='step_deployment_phase_approve' ['backup-current-production']='step_backup_current_production' ['verify-rollback-readiness']='step_verify_rollback_readiness' ['final-smoke-test-in-staging']='step_final_smoke_test_in_staging' ['notify-stakeholders-deployment-starting']='step_notify_stakeholders_deployment_starting' ['record-row-counts-before-the-change']='step_record_row_counts_before_the_change' ['create-production-database-backup']='step_create_production_database_backup' ['migrate']='step_migrate' ['validate-data-integrity']='step_validate_data_integrity' ['build-production-images']='step_build_production_images' ['push-images-to-registry']='step_push_images_to_registry' ['deploy-infrastructure-services']='step_deploy_infrastructure_services' ['deploy-services.l01-data-layer']='step_deploy_services_l01_data_layer' ['deploy-services.l02-l07-core-layers']='step_deploy_services_l02_l07_core_layers' ['deploy-services.l09-api-gateway']='step_deploy_services_l09_api_gateway' ['deploy-services.l10-human-interface']='step_deploy_services_l10_human_interface' ['deploy-services.l11-integration-l12-nl-interface']='step_deploy_services_l11_integration_l12_nl_i' ['deploy-services']='step_deploy_services' ['deploy-ui']='step_deploy_ui' ['verify-all-containers-running']='step_verify_all_containers_running' ['check-service-health-endpoints']='step_check_service_health_endpoints' ['verify-database-connections']='step_verify_database_connections' ['verify-redis-cluster']='step_verify_redis_cluster' ['verify-consul-service-discovery']='step_verify_consul_service_discovery' ['check-application-logs']='step_check_application_logs' ['run-smoke-tests-against-production']='step_run_smoke_tests_against_production' ['verify-critical-user-flows.user-registration-and-login']='step_verify_critical_user_flows_user_registra' ['verify-critical-user-flows.agent-creation-and-task-execution']='step_verify_critical_user_flows_agent_creatio' ['verify-critical-user-flows.api-key-generation']='step_verify_critical_user_flows_api_key_gener' ['verify-critical-user-flows.session-management']='step_verify_critical_user_flows_session_manag' ['verify-critical-user-flows.file-upload-download']='step_verify_critical_user_flows_file_upload_d' ['verify-critical-user-flows']='step_verify_critical_user_flows' ['performance-validation']='step_performance_validation' ['security-validation.https-enforced']='step_security_validation_https_enforced' ['security-validation.cors-headers-present']='step_security_validation_cors_headers_present' ['security-validation.rate-limiting-active']='step_security_validation_rate_limiting_active' ['security-validation.authentication-required-for-protected-endpoints']='step_security_validation_authentication_requi' ['security-validation']='step_security_validation' ['monitoring-dashboards-operational.grafana-showing-metrics']='step_monitoring_dashboards_operational_grafan' ['monitoring-dashboards-operational.prometheus-scraping-all-targets']='step_monitoring_dashboards_operational_promet' ['monitoring-dashboards-operational.no-critical-alerts-firing']='step_monitoring_dashboards_operational_no_cri' ['monitoring-dashboards-operational.log-aggregation-working']='step_monitoring_dashboards_operational_log_ag' ['monitoring-dashboards-operational']='step_monitoring_dashboards_operational' ['verify-data-consistency']='step_verify_data_consistency' ['internal-team-testing']='step_internal_team_testing' ['beta-user-testing']='step_beta_user_testing' ['monitor-error-rates']='step_monitor_error_rates' ['monitor-performance-metrics']='step_monitor_performance_metrics' ['notify-stakeholders-deployment-complete']='step_notify_stakeholders_deployment_complete' ['update-documentation']='step_update_documentation' ['handoff-to-operations-team']='step_handoff_to_operations_team' ['alert-thresholds-configured']='step_alert_thresholds_configured' ['monitor']='step_monitor' ['key-metrics-to-watch']='step_key_metrics_to_watch' ['platform-health-score-95-100']='step_platform_health_score_95_100' ['zero-critical-incidents']='step_zero_critical_incidents' ['performance-targets-met']='step_performance_targets_met' ['user-satisfaction']='step_user_satisfaction' ['post-mortem-meeting-scheduled-if-issues-occurred']='step_post_mortem_meeting_scheduled_if_issues_1' ['deployment-metrics-analyzed']='step_deployment_metrics_analyzed' ['lessons-learned-documented']='step_lessons_learned_documented' ['update-deployment-procedures']='step_update_deployment_procedures' ['review-monitoring-and-alerts']='step_review_monitoring_and_alerts' ['plan-for-next-deployment']='step_plan_for_next_deployment' ['notify-stakeholders']='step_notify_stakeholders' ['stop-new-deployments']='step_stop_new_deployments' ['decide-about-database']='step_decide_about_database' ['stop-all-application-services']='step_stop_all_application_services' ['undo-migrate']='step_undo_migrate' ['take-the-migrations-back']='step_take_the_migrations_back' ['restore-database-from-backup']='step_restore_database_from_backup' ['verify-data-integrity']='step_verify_data_integrity' ['rollback-containers']='step_rollback_containers' ['restore-ui']='step_restore_ui' ['verify-services-running']='step_verify_services_running' ['start-services']='step_start_services' ['rollback-smoke-tests']='step_rollback_smoke_tests' ['all-services-healthy']='step_all_services_healthy' ['smoke-tests-passing']='step_smoke_tests_passing' ['no-data-loss']='step_no_data_loss' ['users-can-access-platform']='step_users_can_access_platform' ['allow-deployments-again']='step_allow_deployments_again' ['notify-stakeholders-rollback-complete']='step_notify_stakeholders_rollback_complete')
declare -A captured=(['BACKUP_TIMESTAMP']='create-production-database-backup' ['PREVIOUS_VERSION']='verify-rollback-readiness' ['REVERT_DATABASE']='decide-about-database' ['REVISION']='verify-rollback-readiness')
declare -A redone=()

# ---- Words on the terminal and in the log -----------------------------------

# What a terminal can show, asked anew at each step, for a window may change. Nothing stands out anywhere else.
know_terminal() {
  local size=''
  styles=() style_off='' width=0
  [[ -t 1 && ${TERM:-dumb} != dumb ]] || return 0
  size=$(stty size <&3 2>/dev/null) && width=${size#* }
  [[ -z ${NO_COLOR-} ]] || return 0
  styles=([bold]=$'\e[1m' [good]=$'\e[32m' [bad]=$'\e[1;31m' [care]=$'\e[33m') style_off=$'\e[0m'
}

# in_style STYLE COMMAND...: what the command says stands out.
in_style() {
  printf '%s' "${styles[$1]-}"
  "${@:2}"
  printf '%s' "$style_off"
}

# Text can neither move the cursor nor turn the direction of writing.
say() {
  local text=$*
  if [[ $text == *[![:ascii:]]* || $text == *[[:cntrl:]]* ]]; then
    text=$(neutral <<<"$text")
  fi
  if ((width < 20)); then
    printf '%s\n' "$text"
  else
    wrapped "$text"
  fi
}

# neutral [PREFIX]: what stands on standard input, each line behind the prefix.
neutral() {
  LC_ALL=C sed -e 's/[\x00-\x08\x0b-\x1f\x7f]//g' -e 's/\xc2[\x80-\x9f]//g' \
    -e 's/\xe2\x80[\x8b\x8c\x8e\x8f\xa8-\xae]//g' -e 's/\xe2\x81[\xa0-\xaf]//g' -e "s/^/${1-}/"
}

# Lines end between words where the window does, and go on as far in as they began; a longer word stays in one piece.
wrapped() {
  local line head rest indent
  while IFS= read -r line; do
    while ((${#line} > width)); do
      indent=${line%%[! ]*}
      head=${line:0:width+1}
      head=${head% *}
      if ((${#head} <= ${#indent} || ${#head} > width)); then
        rest=${line:${#indent}}
        head=$indent${rest%% *}
      fi
      rest=${line:${#head}}
      rest=${rest#"${rest%%[! ]*}"}
      [[ -n $rest ]] || break
      printf '%s\n' "$head"
      [[ $line != "$indent- "* ]] || indent+='  '
      line=$indent$rest
    done
    printf '%s\n' "$line"
  done <<<"$1"
}

complain() { printf 'runbook: %s\n' "$*" >&2; }

# What a command wrote can neither move the cursor nor look like the runbook's own words.
gutter() { neutral '    | '; }

log() {
  local now line
  printf -v now '%(%Y-%m-%dT%H:%M:%S%z)T' -1
  line="$now $operator $*"
  [[ -z $run_folder ]] || printf '%s\n' "${line//$'\n'/ }" >>"$run_folder/log"
}

tell() {
  say "$*"
  log "$*"
}

now() { printf '%(%s)T' -1; }

clock() { printf '%(%Y-%m-%d %H:%M:%S)T' "$1"; }

# ---- State: what has happened, one line a fact, synced before it is acted on --

begin_run() {
  local base=${state_folder:-${XDG_STATE_HOME:-$HOME/.local/state}/deployspec/runbooks/$procedure}
  umask 077
  mkdir -p "$base" || exit 2
  lock "$base/lock"
  if [[ $mode == run ]]; then
    if [[ -e $base/latest/state ]] && ! grep -q '^ended' "$base/latest/state"; then
      complain "a run was begun and has not ended: --resume goes on with it, --resume --only ID carries out one step of it; --state DIR begins another elsewhere"
      exit 2
    fi
    run_id=$(date -u +%Y%m%dT%H%M%SZ)-$$
    mkdir "$base/$run_id" && ln -sfn "$run_id" "$base/latest" || exit 2
  elif [[ ! -e $base/latest/state ]]; then
    complain "there is no run below $base that could be gone on with"
    exit 2
  fi
  run_folder=$(cd "$base/latest" && pwd -P) || exit 2
  run_id=${run_folder##*/}
}

# The holder's process id tells a forgotten lock from a held one.
lock() {
  local holder
  if ! mkdir "$1" 2>/dev/null; then
    holder=$(cat "$1/pid" 2>/dev/null)
    if [[ -n $holder ]] && kill -0 "$holder" 2>/dev/null; then
      complain "process $holder carries out this procedure already"
      exit 2
    fi
  fi
  printf '%s\n' "$$" >"$1/pid"
  lock_folder=$1
}

# record KIND SUBJECT [VALUE]: a value may hold anything but NUL.
record() {
  local line=${3-}
  line=${line//\\/\\\\}
  line=${line//$'\n'/\\n}
  line=${line//$'\t'/\\t}
  if [[ $mode != dry-run ]]; then
    if ! { write_down_state "$1"$'\t'"$2"$'\t'"$line" && sync "$run_folder/state"; }; then
      complain "the state cannot be written; nothing more is done"
      exit 3
    fi
  fi
  remember "$1" "$2" "${3-}"
}

# In one piece, whoever else writes.
write_down_state() {
  if [[ -n $branches_folder ]]; then
    cat >>"$run_folder/state" <<<"$1"
  else
    printf '%s\n' "$1" >>"$run_folder/state"
  fi
}

remember() {
  case $1 in
    began) may_have_run[$2]=1 ;;
    ended) [[ $2 != run ]] || run_over=$3 ;;
    step) ending[$2]=$3 ;;
    again) forget "$2" ;;
    declined) forget_approvals "$2" ;;
    undone) unset "may_have_run[$2]" ;;
    value) value[$2]=$3 ;;
    hidden) hidden[$2]=1 ;;
    baseline) baseline[$2]=$3 ;;
    action) action_state[$2]=$3 ;;
    armed) armed=1 ;;
    instant) instant[$2]=$3 ;;
    rollback) rolled_back=$3 ;;
    halted) halted=$3 ;;
    digest) run_digest=$3 ;;
    operator) operator=$3 ;;
    *) said["$1 $2"]=$3 ;;
  esac
}

forget() {
  local key
  unset "ending[$1]" "said[window $1]"
  forget_approvals "$1"
  for key in "${!captured[@]}"; do
    [[ " ${captured[$key]} " != *" $1 "* ]] || unset "value[$key]"
  done
  for key in "${!action_state[@]}"; do
    [[ $key != "$1 "* ]] || unset "action_state[$key]"
  done
}

recall() {
  local kind subject text
  while IFS=$'\t' read -r kind subject text; do
    printf -v text '%b' "$text"
    remember "$kind" "$subject" "$text"
  done <"$run_folder/state"
  if [[ $run_digest != "$plan_digest" ]]; then
    complain "the run was begun with the plan $run_digest, this runbook holds $plan_digest: go on with the runbook it was begun with"
    exit 2
  fi
}

# ---- Values: inputs, captured values, secrets -------------------------------

# fill VARIABLE TEXT: ${NAME} becomes the value of NAME where it is known; $${NAME} stands for itself.
fill() {
  local rest=$2 done='' name
  unknown=''
  while [[ $rest =~ (\$?)\$\{([A-Z][A-Z0-9_]*)\} ]]; do
    name=${BASH_REMATCH[2]}
    done+=${rest%%"${BASH_REMATCH[0]}"*}
    rest=${rest#*"${BASH_REMATCH[0]}"}
    if [[ -n ${BASH_REMATCH[1]} ]]; then
      done+="\${$name}"
    elif look_up "$name"; then
      [[ -z ${json_values:-} ]] || found=$(json_escaped "$found")
      [[ -z ${url_values:-} || -z $done ]] || found=$(percent_encoded "$found")
      done+=$found
    else
      done+="\${$name}"
      unknown=$name
    fi
  done
  printf -v "$1" '%s' "$done$rest"
}

# The same for what acts: a name without a value stops the action that needs it.
fill_strictly() {
  fill "$1" "$2"
  missing=${missing:-$unknown}
}

# look_up NAME: what it is worth here, in $found.
look_up() {
  found=''
  case $1 in
    SPEC_RUN) found=$run_id ;;
    SPEC_ENVIRONMENT) found=$environment ;;
    SPEC_T0) found=$(date -u -d "@${instant[T]}" +%Y-%m-%dT%H:%M:%SZ) ;;
    SPEC_STEP) found=${step_id:-} ;;
    SPEC_IDEMPOTENCY_KEY) found=$run_id/${step_id:-} ;;
    SPEC_OUTCOME) found=${outcome:-} ;;
    *)
      if [[ -n ${own[$1]+set} ]]; then
        found=${own[$1]}
      elif [[ -n ${here[$1]+set} ]]; then
        found=${here[$1]}
      elif [[ -n ${value[$1]+set} ]]; then
        found=${value[$1]}
      elif [[ -n ${secret_value[$1]+set} && " ${secrets[*]-} " == *" $1 "* ]]; then
        found=${secret_value[$1]}
      else
        return 1
      fi
      ;;
  esac
}

preset() { [[ $mode == resume || $mode == rollback ]] || value[$1]=$2; }

# input NAME TYPE REQUIRED(a condition or "optional") PATTERN OPTION...: settles one input before anything starts.
input() {
  local name=$1 type=$2 required=$3 pattern=$4 text option
  shift 4
  [[ $mode != resume && $mode != rollback ]] || return 0
  if [[ -n ${given[$name]+set} ]]; then
    value[$name]=${given[$name]}
    unset "given[$name]"
  elif printenv "$name" >/dev/null; then
    value[$name]=$(
      printenv "$name"
      printf x
    )
    value[$name]=${value[$name]%$'\n'x}
  fi
  if [[ -z ${value[$name]+set} ]]; then
    if [[ $required == optional ]]; then
      value[$name]=''
      return 0
    fi
    "$required"
    case $? in
      1)
        value[$name]=''
        return 0
        ;;
    esac
    if [[ $mode == dry-run ]] || ! ask_words text "input $name" "A value for $name is needed" "$pattern" "$@"; then
      refuse_input "$name has no value: --set $name=…"
      return 0
    fi
    value[$name]=$text
  fi
  text=${value[$name]}
  case $type in
    number) is_number "$text" || refuse_input "$name is not a number: $text" ;;
    boolean) [[ $text == true || $text == false ]] || refuse_input "$name is neither true nor false: $text" ;;
    duration) quantity "$text" >/dev/null || refuse_input "$name is no duration such as 30s or 1h30m: $text" ;;
  esac
  [[ -z $pattern ]] || matches "$pattern" "$text" || refuse_input "$name does not match ${pattern#* }: $text"
  if (($#)); then
    for option; do
      [[ $text != "$option" ]] || return 0
    done
    refuse_input "$name is none of $*: $text"
  fi
}

refuse_input() {
  complain "$1"
  inputs_refused=1
}

# matches "FLAGS PATTERN" TEXT: whether one of its lines matches; the flag i ignores case, - stands for none.
matches() {
  local flags=-E
  [[ ${1%% *} != i ]] || flags=-Ei
  printf '%s\n' "$2" | LC_ALL=C grep -q "$flags" -e "${1#* }"
}

# need_secrets NAME...: fetches what was not fetched yet; secrets are held in memory and nowhere else.
need_secrets() {
  local name
  for name; do
    [[ -z ${secret_value[$name]+set} ]] || continue
    if ! fetch_secret "$name" && [[ $mode != dry-run ]]; then
      reason="the secret $name is not to be had"
      return "$error"
    fi
  done
}

from_environment() { printenv "$1"; }
from_file() {
  local path
  fill path "$1"
  cat -- "$path"
}
from_script() { bash --noprofile --norc -euo pipefail -c "$(cat)" </dev/null; }

fetch_secret() {
  local text
  text=$(
    "secret_$1"
    status=$?
    printf x
    exit "$status"
  ) || return 1
  text=${text%x}
  secret_value[$1]=${text%$'\n'}
  [[ -n ${secret_value[$1]} ]]
}

# Secrets in what is shown or kept, in plain and in base64.
mask() {
  local name text masks=()
  for name in "${!secret_value[@]}"; do
    text=${secret_value[$name]}
    masks+=("$text" "$(printf '%s' "$text" | base64 -w 0)")
  done
  if ((${#masks[@]} == 0)); then
    cat
    return
  fi
  MASKS=$(printf '%s\n' "${masks[@]}") LC_ALL=C awk '
    BEGIN { count = split(ENVIRON["MASKS"], secret, "\n") }
    {
      line = $0
      for (i = 1; i <= count; i++) {
        if (secret[i] == "") continue
        out = ""
        while ((at = index(line, secret[i])) > 0) {
          out = out substr(line, 1, at - 1) "***"
          line = substr(line, at + length(secret[i]))
        }
        line = out line
      }
      print line
    }'
}

# ---- Scripts: each in a child of its own, in its own process group ----------

# What a script finds of the environment of this shell: the rest it has to be given.
allowed=' PATH HOME USER LOGNAME SHELL LANG TZ TERM TMPDIR SSH_AUTH_SOCK JAVA_HOME KUBECONFIG DOCKER_HOST DOCKER_CONFIG
 AWS_PROFILE AWS_REGION AWS_CONFIG_FILE HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy '
allowed=${allowed//$'\n'/}

# The lines before a script say how it runs; they hold for the next script or request alone.
plain_action() {
  limit=600 codes='' has=() lacks=() attempts=1 pause=0 backoff=1 retry_on=''
  directory='' via='' language=bash secrets=() via_secrets=() crossing=() own=() essential=1
  method='' address='' query='' headers=() request_body='' requests=1 missing=''
}
at_most_for() { limit=$1; }
expect_codes() { codes=$*; }
expect_line() { has+=("$1"); }
expect_no_line() { lacks+=("$1"); }
retry() { attempts=$1 pause=$2 backoff=$3 retry_on=$4; }
in_directory() { fill_strictly directory "$1"; }
needs() { secrets=("$@"); }
through() { via=$1 language=$2; }
through_needs() { via_secrets=("$@"); }
hand_over() { crossing=("$@"); }
with_value() {
  local text
  fill_strictly text "$2"
  own[$1]=$text
}
not_essential() { essential=''; }

# finds NAME...: values that somebody has to have found out before.
finds() {
  local name
  for name; do
    look_up "$name" || missing=${missing:-$name}
  done
}

# script: runs what stands on standard input, judges it by itself and tries again as it was told.
script() {
  local text
  take_text text
  act "$text" script_attempt
}

# take_text VARIABLE: all that stands on standard input.
take_text() { IFS= read -r -d '' "$1" || :; }

script_attempt() { run_script "$1" "$place"; }

# run_script TEXT PLACE: its exit code in $code; what it wrote in PLACE/out and PLACE/err.
run_script() {
  local text=$1 place=$2 pid began now_ms limit_ms pause_s=0.02 shown=0
  need_secrets ${secrets[@]+"${secrets[@]}"} ${via_secrets[@]+"${via_secrets[@]}"} || return
  if [[ -d $place ]]; then
    rm -f "$place"/{code,out,err,script,input,process}
  else
    mkdir -p "$place"
  fi
  : >"$place/out"
  : >"$place/err"
  : >"$place/input"
  if [[ -n $via ]]; then
    closed_script "$text" >"$place/input"
  else
    printf '%s' "$text" >"$place/script"
  fi
  began=$(milliseconds)
  in_ms limit_ms "$limit"
  set -m
  (
    trap : HUP INT TERM
    # Before the script can do anything, to this shell perhaps: whoever resumes finds it by this.
    pid=$BASHPID
    printf '%s %s\n' "$pid" "$(started_at "$pid")" >"$place/process"
    (
      trap - HUP INT TERM
      child_environment
      cd -- "${directory:-.}" || exit 127
      if [[ -n $via ]]; then
        exec bash --noprofile --norc -euo pipefail -c "$via"
      else
        exec bash --noprofile --norc -euo pipefail "$place/script"
      fi
    ) <"$place/input" >"$place/out" 2>"$place/err" 3<&-
    printf '%s\n' "$?" >"$place/code.new" && mv "$place/code.new" "$place/code"
  ) &
  pid=$!
  set +m
  watched_pid=$pid
  code=''
  while [[ ! -e $place/code ]]; do
    if ! kill -0 "$pid" 2>/dev/null; then
      [[ -e $place/code ]] || code=killed
      break
    fi
    now_ms=$(milliseconds)
    if ((now_ms - began >= limit_ms)); then
      stop_group "$pid" "$place"
      code=timeout
      break
    fi
    show_more
    sleep "$pause_s"
    pause_s=0.1
  done
  wait "$pid" 2>/dev/null
  watched_pid=''
  show_more
  [[ -n $code ]] || code=$(cat "$place/code")
}

# Shows what a running step's own script wrote since the last look; complete lines only, standard error last.
show_more() {
  [[ -n ${showing:-} && -s $place/out ]] || return 0
  local size
  size=$(wc -c <"$place/out")
  if ((size > shown)); then
    tail -c "+$((shown + 1))" "$place/out" | mask | gutter
    shown=$size
  fi
}

milliseconds() { date +%s%3N; }

# in_ms VARIABLE SECONDS: a plain decimal number of seconds in whole milliseconds.
in_ms() {
  local fraction=000
  [[ $2 != *.* ]] || fraction=${2#*.}000
  printf -v "$1" '%d' "$((10#${2%%.*} * 1000 + 10#${fraction:0:3}))"
}

sleep_ms() {
  local pause
  printf -v pause '%d.%03d' "$(($1 / 1000))" "$(($1 % 1000))"
  sleep "$pause"
}

# started_at PID: nothing where there is no such process, or it has ended and nobody has fetched its end. Its name, in front, may
# hold anything.
started_at() {
  local stat
  { IFS= read -r -d '' stat <"/proc/$1/stat" || :; } 2>/dev/null
  read -ra stat <<<"${stat##*) }"
  [[ ${stat[0]-} == Z ]] || printf '%s\n' "${stat[19]-}"
}

stop_group() {
  local round
  kill -TERM -- "-$1" 2>/dev/null
  kill -CONT -- "-$1" 2>/dev/null
  for ((round = 0; round < 100; round++)); do
    if [[ -e $2/code ]] || ! kill -0 -- "-$1" 2>/dev/null; then break; fi
    sleep 0.1
  done
  kill -KILL -- "-$1" 2>/dev/null
}

child_environment() {
  local name
  for name in SPEC_RUN SPEC_ENVIRONMENT SPEC_T0 SPEC_STEP SPEC_IDEMPOTENCY_KEY SPEC_OUTCOME; do
    look_up "$name"
    value[$name]=$found
  done
  while read -r name; do
    [[ $allowed == *" $name "* || $name == LC_* || $name == XDG_* ]] || unset "$name" 2>/dev/null
  done < <(compgen -e)
  for name in "${!value[@]}"; do
    # A captured secret is there for the scripts that name it, and for no other.
    [[ -n ${hidden[$name]+set} && $text != *"$name"* ]] || export "$name=${value[$name]}"
  done
  for name in "${!here[@]}"; do
    export "$name=${here[$name]}"
  done
  for name in "${!own[@]}"; do
    export "$name=${own[$name]}"
  done
  for name in ${secrets[@]+"${secrets[@]}"} ${via_secrets[@]+"${via_secrets[@]}"}; do
    export "$name=${secret_value[$name]-}"
  done
}

# A script for another interpreter: its values in front, and closed, so that a line cut off on the way or a command
# that reads its input cannot make it do half of what it says.
closed_script() {
  local name quote="'\\''"
  for name in ${crossing[@]+"${crossing[@]}"}; do
    look_up "$name" || found=${secret_value[$name]-}
    case $language in
      bash | sh) printf "export %s='%s'\n" "$name" "${found//\'/$quote}" ;;
      sql) printf '\\getenv %s %s\n' "$name" "$name" ;;
      python)
        printf "import os; os.environ['%s'] = bytes.fromhex('%s').decode()\n" \
          "$name" "$(printf '%s' "$found" | od -An -v -tx1 | tr -d ' \n')"
        ;;
    esac
  done
  case $language in
    bash) printf '{ set -euo pipefail\n%s\n} </dev/null\n' "$1" ;;
    sh) printf '{ set -eu\n%s\n} </dev/null\n' "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}

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

# ---- Actions of a step: begun, tried, judged, recorded ------------------------

# act WHAT HOW: one action; what is recorded as finished is not done again.
act() {
  local what=$1 how=$2 attempt wait_s place status key
  action=$((action + 1))
  key="$step_id $action"
  place=$run_folder/steps/${step_id//\//_}-$action
  if [[ -n $missing ]]; then
    no_value_yet "$missing"
    [[ $mode == dry-run ]] || return "$error"
  fi
  if [[ ${action_state[$key]-} == passed ]]; then
    say "  (done before)"
    plain_action
    return 0
  fi
  if [[ $mode == dry-run ]]; then
    dry_action "$what" "$how" || return
    plain_action
    return 0
  fi
  if [[ ${action_state[$key]-} == failed ]]; then
    reason='it failed before'
    plain_action
    return "$failed"
  fi
  if [[ ${action_state[$key]-} == begun ]]; then
    settle "$key" "$place" "$how"
    status=$?
    if ((status != again)); then
      plain_action
      return "$status"
    fi
  else
    show_action "$what" "$how" || return
    in_window || return
  fi
  begin_action
  record action "$key" begun
  wait_s=$pause
  for ((attempt = 1; ; attempt++)); do
    showing=1
    "$how" "$what"
    status=$?
    showing=''
    if ((status == passed)); then
      judge_action
      status=$?
    fi
    if ((status == passed)); then
      record action "$key" passed
      log "$step_id: done"
      break
    fi
    if ((attempt >= attempts)) || [[ -n $retry_on && " $retry_on " != *" $code "* ]]; then break; fi
    tell "  $reason; attempt $((attempt + 1)) of $attempts in $wait_s s"
    sleep "$wait_s"
    wait_s=$(awk -v s="$wait_s" -v b="$backoff" 'BEGIN { printf "%.3f", s * b }')
  done
  if ((status != passed)); then
    record action "$key" failed
    if [[ -z $essential ]]; then
      tell "  $reason (a message that cannot be sent stops nothing)"
      record action "$key" passed
      status=$passed
    fi
  fi
  plain_action
  stop_if_interrupted
  return "$status"
}

no_value_yet() {
  reason="$1 has no value yet${captured[$1]:+: step ${captured[$1]// / or } finds it out}"
  [[ -z ${captured[$1]-} || -z $only$from_step ]] || reason+=", or --set $1=… gives it"
}

begin_action() {
  record began "$step_id"
  if [[ -n $changing && -z $armed && -z $in_rollback ]]; then
    record armed "$step_id"
  fi
}

dry_action() {
  show_text "$1"
  if [[ $2 == script_attempt && -z $changing ]]; then
    showing=1
    run_script "$1" "$place" && judge_action
    set -- "$?"
    showing=''
    return "$1"
  fi
  say '  (not run: a dry run changes nothing)'
}

show_action() {
  # A question shows itself.
  [[ $2 != ask_attempt && $2 != approve_attempt ]] || return 0
  show_text "$1"
  [[ -n $yes ]] || allow_action
}

# Not broken where the window ends: it may be copied.
show_text() { neutral '    ' <<<"${1%$'\n'}"; }

# judge_action: what came back against what was expected.
judge_action() {
  local pattern
  case $code in
    timeout)
      reason="it took longer than $limit s and was stopped"
      return "$error"
      ;;
    killed)
      reason='it was killed from outside'
      return "$error"
      ;;
  esac
  [[ ! -s $place/err ]] || mask <"$place/err" | gutter
  if ! code_is_right; then
    reason="it answered $code, not ${codes:-0}"
    return "$failed"
  fi
  for pattern in ${has[@]+"${has[@]}"}; do
    if ! matches "$pattern" "$(output both)"; then
      reason="no line of the output matches ${pattern#* }"
      return "$failed"
    fi
  done
  for pattern in ${lacks[@]+"${lacks[@]}"}; do
    if matches "$pattern" "$(output both)"; then
      reason="a line of the output matches ${pattern#* }"
      return "$failed"
    fi
  done
}

code_is_right() {
  local range
  for range in ${codes:-0-0}; do
    ((code >= ${range%-*} && code <= ${range#*-})) && return 0
  done
  return 1
}

output() {
  case $1 in
    out) cat "$place/out" ;;
    err) cat "$place/err" ;;
    both) cat "$place/out" "$place/err" ;;
  esac | LC_ALL=C tr -d '\000'
}

# settle KEY PLACE: an action was begun and nobody recorded its end.
settle() {
  local pid start answer
  place=$2
  if [[ $3 == script_attempt && -e $2/process ]]; then
    read -r pid start <"$2/process"
    if [[ ! -e $2/code && -n $start && $(started_at "$pid") == "$start" ]]; then
      say "  It is still running as process $pid; waiting for its end."
      while [[ ! -e $2/code && $(started_at "$pid") == "$start" ]]; do sleep 0.2; done
    fi
    if [[ -e $2/code ]]; then
      code=$(cat "$2/code")
      tell "  It ended with $code after the runbook had gone."
      judge_action && record action "$1" passed
      return
    fi
  fi
  if [[ -n $done_if ]]; then
    "$done_if"
    case $? in
      0)
        tell '  It is done already.'
        record action "$1" passed
        return "$passed"
        ;;
      1) return "$again" ;;
    esac
  fi
  [[ -z $idempotent && $3 != ask_attempt ]] || return "$again"
  ask_choice answer "$step_id.unknown" 'It may have run or not: nobody saw its end.' \
    'again: run it again' 'done: it is done' 'failed: it failed'
  case $answer in
    again) return "$again" ;;
    done)
      record action "$1" passed
      return "$passed"
      ;;
  esac
  reason='a person found that it had failed'
  return "$failed"
}

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

# ---- Readings: one value found in one answer, or none ---------------------------

number_form='^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$'
is_number() { [[ $1 =~ $number_form ]]; }

# quantity TEXT [FACTOR]: a number with units, such as 1h30m, 600ms or 95%, in the base unit; a bare one times FACTOR.
quantity() {
  printf '%s\n' "$1" | LC_ALL=C awk -v factor="${2:-1}" '
    BEGIN {
      f["us"] = 0.000001; f["ms"] = 0.001; f["s"] = 1; f["m"] = 60; f["h"] = 3600; f["d"] = 86400
      f["%"] = 0.01; f["ratio"] = 1; f["B"] = 1; f["kB"] = 1000; f["MB"] = 1000000; f["GB"] = 1000000000
      f["TB"] = 1000000000000; f["KiB"] = 1024; f["MiB"] = 1048576; f["GiB"] = 1073741824
      f["TiB"] = 1099511627776; f["/s"] = 1; f["/min"] = 1 / 60; f["/h"] = 1 / 3600
    }
    NR > 1 { exit }
    {
      gsub(/^[ \t]+|[ \t\r]+$/, "")
      rest = $0
      if (rest ~ /^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$/) { sum = rest * factor; good = 1; rest = "" }
      while (rest != "" && match(rest, /^[+-]?[0-9]+([.][0-9]+)?/)) {
        number = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        sub(/^ +/, "", rest)
        match(rest, /^(ratio|[A-Za-z]+|%|[/](s|min|h))/)
        unit = substr(rest, 1, RLENGTH)
        if (RLENGTH < 1 || !(unit in f)) { good = 0; break }
        rest = substr(rest, RLENGTH + 1)
        sum += number * f[unit]; good = 1
      }
      if (rest != "") good = 0
    }
    END { if (!good) exit 1; printf "%.15g\n", sum }'
}

# What every reading starts from: the answer of the look that was just taken, or of the step itself.
answer() { output "${stream_read:-out}"; }

nothing_read() {
  reason=$1
  return "$no_data"
}

take_number() {
  reading=$(trimmed)
  is_number "$reading" || nothing_read "the answer is not one number: ${reading:0:80}"
}

take_words() {
  reading=$(trimmed)
  [[ -n $reading ]] || nothing_read 'the answer is empty'
}

trimmed() {
  local text
  text=$(answer)
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}

take_lines() { reading=$(answer | awk 'END { print NR }'); }

take_matching_lines() {
  local flags=-Ec
  [[ ${1%% *} != i ]] || flags=-Eci
  # none is a number, too
  reading=$(answer | LC_ALL=C grep "$flags" -e "${1#* }") || [[ $reading == 0 ]]
}

# take_group PATTERN: what its group matched in the first line that matches.
take_group() {
  local line LC_ALL=C
  [[ ${1%% *} != i ]] || shopt -s nocasematch
  reading=''
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line =~ ${1#* } ]]; then
      reading=${BASH_REMATCH[1]}
      break
    fi
  done < <(answer)
  shopt -u nocasematch
  [[ -n $reading ]] || nothing_read "no line matches ${1#* }"
}

take_json() {
  reading=$(answer | jq -r --arg pointer "$1" '
    reduce ($pointer | split("/")[1:][] | gsub("~1"; "/") | gsub("~0"; "~")) as $key
      (.; if type == "array" then .[$key | tonumber] else .[$key] end)
    | if type == "string" then . elif . == null or type == "object" or type == "array" then empty else tojson end' 2>/dev/null)
  [[ -n $reading ]] || nothing_read "there is no value at $1"
}

take_sample() {
  reading=$(answer | jq -r --argjson now "$(now)" '
    select(.status == "success" and ([.warnings[]? | select(startswith("PromQL info:") | not)] == [])).data
    | if .resultType == "scalar" then .result
      elif .resultType == "vector" and (.result | length) == 1 then .result[0].value
      else empty end
    | select($now - .[0] | . <= 300 and . >= -300)[1]' 2>/dev/null)
  is_number "$reading" || nothing_read 'the query has not exactly one finite sample of the last five minutes'
}

take_status() { reading=$code; }

take_percentile() {
  reading=$(sort -n "$place/times" | awk -v p="$1" '
    { t[NR] = $1 }
    END { if (NR == 0) exit; n = p * NR / 100; i = int(n); if (i < n) i++; print t[i] }')
  [[ -n $reading ]] || nothing_read 'no request was answered'
}

take_last_line() {
  reading=$(answer | awk 'NF { last = $0 } END { print last }')
  [[ -n $reading ]] || nothing_read 'the output has no line'
}

# in_unit FACTOR SYMBOL: the reading as a number in the base unit, and how it is written behind the number as it was read.
in_unit() {
  factor=$1 unit=${2-} amount=''
  ! is_number "$reading" || amount=$(awk -v n="$reading" -v f="$1" 'BEGIN { printf "%.15g", n * f }')
}

# ---- Looks: read-only actions that a reading is taken from ----

look() {
  plain_action
  stream_read=out
}

# look_by_script: its script stands on standard input and has to exit 0.
look_by_script() {
  local text
  take_text text
  look_at run_script "$text" || return "$error"
  [[ $code == 0 ]] && return
  reason="the script of the measure answered $code: $(head -c 200 "$place/err" | mask | gutter)"
  return "$error"
}

# look_by_request METHOD ADDRESS [any-status]
look_by_request() {
  method=$1
  in_address "$2"
  look_at run_request || return "$error"
  [[ -n ${3:-} || $code == 2?? ]] && return
  reason="the server answered $code"
  return "$error"
}

look_at() {
  local how=$1
  shift
  # branches look at the same time
  place=$run_folder/look${beside:+-$BASHPID} code=''
  if [[ -n $missing ]]; then
    no_value_yet "$missing"
    return "$error"
  fi
  "$how" "$@" "$place"
}

# ---- Judging: levels, gates, conditions -----------------------------------------
# Everything that decides answers 0 for yes, 1 for no, and more for what cannot be decided.

# threshold ID TITLE: begins a judgement; every level is looked at, the worst one reached decides.
threshold() {
  threshold_id=$1
  fill threshold_title "$2"
  reached='' best='' undecided='' sought=''
}

# level KIND WORDS SECONDS BOUND...: SECONDS is how long the bound must have held.
level() {
  local kind=$1 lasting=$3 key="$threshold_id $1"
  level_words[$kind]=$2
  shift 3
  [[ $kind != target && $kind != acceptable ]] || sought=1
  "$@"
  case $? in
    0)
      [[ -n ${since[$key]+set} ]] || since[$key]=$(now)
      (($(now) - since[$key] >= lasting)) || return 0
      case $kind in
        target | acceptable) best=${best:-$kind} ;;
        *) reached=$kind ;;
      esac
      ;;
    1) unset "since[$key]" ;;
    *)
      unset "since[$key]"
      undecided=$kind
      ;;
  esac
}

compare() {
  [[ -n $amount && -n $2 ]] || return 2
  awk -v a="$amount" -v b="$2" -v sign="$1" 'BEGIN {
    a = sprintf("%.13g", a) + 0; b = sprintf("%.13g", b) + 0
    holds = sign == "<" ? a < b : sign == "<=" ? a <= b : sign == ">" ? a > b : sign == ">=" ? a >= b : sign == "=" ? a == b : a != b
    exit !holds
  }'
}
between() { compare '>=' "$1" && compare '<=' "$2"; }
compare_with_input() {
  look_up "$2" && compare "$1" "$(quantity "$found" "$factor")"
}
compare_with_baseline() {
  local from=${baseline[$threshold_id]-}
  [[ -n $from ]] || return 2
  compare "$1" "$(awk -v b="$from" -v p="$2" -v q="$3" 'BEGIN { printf "%.15g", b + (b < 0 ? -b : b) * p / 100 + q / 100 }')"
}
around_baseline() {
  local status
  compare_with_baseline '>=' "-$2" 0 && compare_with_baseline '<=' "$2" 0
  status=$?
  [[ $1 != '!=' ]] || ((status > 1)) || status=$((!status))
  return "$status"
}
reads() {
  local text
  fill_strictly text "$1"
  [[ $reading == "$text" ]]
}
reads_like() { matches "$1" "$reading"; }

reading_said() { printf '%s' "$reading${amount:+$unit}"; }

# judge THRESHOLD: 0 open, else why not; the sentence in $reason.
judge() {
  local status
  amount='' reading='' reason='' judged_as='' factor=1 unit=''
  "$1"
  status=$?
  plain_action
  ((status == 0)) || {
    begins_to_last_anew
    return "$status"
  }
  [[ -z $judged_as ]] || return "$((judged_as - 1))"
  reason="$threshold_title is $(reading_said)"
  if [[ -n $reached ]]; then
    reason+=", at its $reached level (${level_words[$reached]})"
    return "$failed"
  elif [[ -n $undecided ]]; then
    reason+=", and there is nothing to compare it with"
    begins_to_last_anew
    return "$no_data"
  elif [[ $best == target ]]; then
    return 0
  elif [[ $best == acceptable ]]; then
    reason+=", which is acceptable (${level_words[acceptable]})"
    return 0
  elif [[ -z $sought ]]; then
    return 0
  fi
  reason+=", not ${level_words[target]-${level_words[acceptable]-}}"
  return "$failed"
}

# A look that found nothing says nothing of what was there meanwhile.
begins_to_last_anew() {
  local key
  for key in "${!since[@]}"; do
    [[ $key != "$threshold_id "* ]] || unset "since[$key]"
  done
}

# judgement KEY QUESTION GOOD: asked of a person; only the good answer passes.
judgement() {
  local question answer
  fill question "$2"
  ask_choice answer "$1" "$question" 'yes: yes' 'no: no'
  reading=$answer
  reason="$question $answer"
  case $answer in
    stop)
      chosen stop
      return 2
      ;;
    rollback) return 2 ;;
  esac
  judged_as=1
  [[ $answer == "$3" ]] || judged_as=2
  ((judged_as == 1))
}

# typed KEY QUESTION FACTOR: a person reads it somewhere; a bare number has the unit that the question names.
typed() {
  local question
  fill question "$2"
  while :; do
    get_line reading "$1" "$question:"
    amount=$(quantity "$reading" "$3") && return 0
    [[ -z $reading || $4 == words ]] || say '  That is no number.'
    [[ $4 != words || -z $reading ]] || return 0
    unset "answers[$1]"
    attended || suspend "$1" 7
  done
}

# read_baseline THRESHOLD: what the measure of a threshold says now is what later readings are compared with.
read_baseline() {
  [[ $mode != dry-run ]] || return 0
  judge "$1"
  if [[ -z $amount ]]; then
    reason="no baseline for $threshold_title: $reason"
    return "$no_data"
  fi
  [[ -n ${baseline[$threshold_id]+set} ]] || record baseline "$threshold_id" "$amount"
  say "  $threshold_title was $(reading_said) before"
}

# own_baseline MEASURE: read once, when it is first needed.
own_baseline() {
  local reading='' amount=''
  [[ -z ${baseline[$threshold_id]+set} ]] || return 0
  "$1" && [[ -n $amount ]] && record baseline "$threshold_id" "$amount"
  plain_action
}

# ---- Conditions ----

value_is() {
  local name=$1 word
  shift
  look_up "$name" || return 2
  for word; do
    [[ $found != "$word" ]] || return 0
  done
  return 1
}
value_matches() {
  look_up "$1" || return 2
  matches "$2" "$found"
}
value_meets() {
  local amount reading factor=1 threshold_id=''
  look_up "$1" || return 2
  reading=$found
  amount=$(quantity "$found")
  shift
  "$@"
}
test_succeeds() {
  local text
  take_text text
  look_at run_script "$text" || return 2
  plain_action
  [[ $code =~ ^[0-9]+$ ]] || return 2
  return "$((code > 1 ? 2 : code))"
}
# has_reached THRESHOLD KIND: that level or a worse one; for target and acceptable that level or a better one.
has_reached() {
  judge "$1"
  (($? <= failed)) || return 2
  case $2 in
    target) [[ -z $reached && $best == target ]] ;;
    acceptable) [[ -z $reached && -n $best ]] ;;
    warning) [[ -n $reached ]] ;;
    critical) [[ $reached == critical || $reached == rollback ]] ;;
    rollback) [[ $reached == rollback ]] ;;
  esac
}
step_ended() {
  local word
  [[ -n ${ending[$1]+set} ]] || return 1
  for word in "${@:2}"; do
    [[ ${ending[$1]} != "$word" ]] || return 0
  done
  return 1
}
has_run() { [[ -n ${may_have_run[$1]+set} ]]; }
run_ended() { [[ -n $outcome && $outcome == "$1" ]]; }
time_reached() { [[ -n ${instant[$1]+set} ]] && (($(now) >= instant[$1] + $2)); }
always() { return 0; }
never() { return 1; }
all_of() {
  local condition status=0
  for condition; do
    "$condition"
    case $? in
      0) ;;
      1) return 1 ;;
      *) status=2 ;;
    esac
  done
  return "$status"
}
any_of() {
  local condition status=1
  for condition; do
    "$condition"
    case $? in
      0) return 0 ;;
      1) ;;
      *) status=2 ;;
    esac
  done
  return "$status"
}
opposite_of() {
  "$1"
  case $? in
    0) return 1 ;;
    1) return 0 ;;
    *) return 2 ;;
  esac
}

# ---- Steps -----------------------------------------------------------------------

# perform STEP: carries out one step and records how it ended; 1 when nothing later may start.
perform() {
  local body=$1 status answer
  local step_id='' number title owner changing idempotent done_if takes_back
  local on_failed on_no_data on_error action stretches samples
  local -A here
  [[ -z $halted ]] || return 1
  ! broken_off || return 1
  [[ -z $branches_folder || -n $beside ]] || catch_up
  watch_triggers || return 1
  while :; do
    step_id='' number='' title='' owner='' changing='' idempotent='' done_if='' takes_back='' action=0
    on_failed=stop on_no_data=stop on_error=stop
    here=() stretches=() samples=() reason='' late_by='' window_of=''
    plain_action
    "$body"
    status=$?
    plain_action
    mask_outputs
    ((status != settled)) || return 0
    [[ -z $halted && $status != "$diverted" ]] || return 1
    late || return 1
    case $status in
      "$passed")
        [[ -z $takes_back ]] || record undone "$takes_back"
        end_step passed
        return 0
        ;;
      "$skipped")
        end_step skipped
        return 0
        ;;
      "$not_applicable")
        end_step not-applicable
        return 0
        ;;
      "$failed") answer=$on_failed ;;
      "$no_data") answer=$on_no_data ;;
      *) answer=$on_error ;;
    esac
    begins
    in_style bad tell "  $step_id $(ending_word "$status"): $reason"
    respond "$answer" "$status" || return "$(($? - 1))"
  done
}

ending_word() {
  case $1 in
    "$failed") printf failed ;;
    "$no_data") printf no-data ;;
    *) printf error ;;
  esac
}

end_step() {
  [[ $mode != dry-run ]] || return 0
  record step "$step_id" "$1"
  log "$step_id: $1 ${reason:+($reason)}"
}

# respond WHAT STATUS: 0 to try the step again, 1 to go on, 2 to go no further.
respond() {
  local answer=$1 word
  word=$(ending_word "$2")
  if [[ -n $branches_folder && $answer != continue ]]; then
    broke "$2" "$answer"
    return 2
  fi
  # Where a person is there and something can be taken back, stopping is not the only choice.
  [[ $answer != stop || -z $armed || -n $in_rollback ]] || ! attended || answer=ask
  if [[ $answer == ask ]]; then
    ask_choice answer "$step_id.failure" "What now?" 'retry: try it again' 'skip: leave it as it is, with a reason' \
      'continue: go on all the same' 'stop: end here'
  fi
  forget_how_it_broke
  case $answer in
    retry)
      record again "$step_id"
      return 0
      ;;
    skip)
      chosen skip
      end_step skipped
      return 1
      ;;
    continue)
      tell "  Going on all the same."
      end_step "$word"
      return 1
      ;;
    rollback)
      end_step "$word"
      [[ -z $closing ]] || record closed "$closing"
      if [[ -n $halted ]]; then
        return 2
      elif [[ -z $armed ]]; then
        halt failed "$step_id: $reason (there is nothing to take back)"
      elif [[ -n $in_rollback ]] || ! trigger "$step_id" "$step_id: $reason"; then
        halt failed "$step_id: $reason"
      fi
      return 2
      ;;
  esac
  end_step "$word"
  [[ -z $closing ]] || record closed "$closing"
  halt failed "$step_id: $reason"
  return 2
}

halt() {
  break_off
  if [[ -n $only ]]; then
    # It is open again, and so is the run that it belongs to.
    record again "$step_id"
    remember halted run "$1"
  else
    record halted run "$1"
  fi
  halt_reason=$2
  in_style bad tell "Stopped: $2"
}

# step ID NUMBER TITLE: what has ended is not done again.
step() {
  step_id=$1 number=$2
  fill title "$3"
  begins_again "$1" || return "$settled"
  ! left_for_later "$1" || return "$diverted"
  [[ -z ${beyond[$1]+set} ]] || end_part
  if [[ -n $from && -z $in_rollback ]]; then
    if [[ $from != "$1" && $from != "$1".* ]]; then
      reason='before --from'
      return "$skipped"
    fi
    [[ $from != "$1" ]] || from=''
  fi
  know_terminal
  say ''
  in_style bold tell "$number  $title"
  ! it_broke "$1" || return "$broke_status"
}

# What has ended is not done again, but where a person asked for this step alone.
begins_again() {
  [[ -n ${ending[$1]+set} ]] || return 0
  [[ -n $only && -z ${redone[$1]+set} && -z $in_rollback ]] || return 1
  record again "$1"
  redone[$1]=1
}

owned_by() {
  owner=$1
  say "  Owner: $1"
}
about() {
  local text
  fill text "$1"
  say "  $text"
}
detail() {
  local text
  fill text "$1"
  say "  - $text"
}
changes() { changing=1; }
may_run_again() { idempotent=1; }
done_if() { done_if=$1; }
takes_back() { takes_back=$1; }
on_failure() { on_failed=$1 on_no_data=$2 on_error=$3; }
with_environment() { here[$1]=$2; }

# only_if WORDS CONDITION
only_if() {
  [[ $mode != dry-run ]] || {
    say "  Only if $1."
    return 0
  }
  "$2"
  case $? in
    0) return 0 ;;
    1)
      reason="not: $1"
      say "  Not applicable: it would be if $1."
      return "$not_applicable"
      ;;
  esac
  reason="it cannot be decided whether $1"
  return "$error"
}

confirm_if() {
  local condition=$1
  shift
  "$condition"
  case $? in
    1) return 0 ;;
  esac
  confirm "$@"
}

# planned WORDS ANCHOR FROM TO LATE: seconds from the anchor.
planned() {
  say "  Planned: $1"
  [[ -n ${instant[$2]+set} ]] || return 0
  window_from=$((instant[$2] + $3))
  late_by=$((instant[$2] + $4)) late_policy=$5 late_subject=$step_id
}

hold() {
  [[ $mode != dry-run ]] || return 0
  if (($(now) < window_from)); then
    tell "  Not before $(clock "$window_from"); waiting."
    wait_until "$window_from"
  fi
}

late() {
  local by answer
  [[ -n $late_by && $mode != dry-run ]] || return 0
  by=$(($(now) - late_by))
  late_by=''
  ((by > 0)) || return 0
  in_style care tell "  $(((by + 59) / 60)) min late"
  case $late_policy in
    ask)
      ask_choice answer "$late_subject.late" 'It is late. Go on?' 'yes: go on' 'stop: end here'
      [[ $answer != stop && $answer != no ]] || halt stopped "$late_subject is late"
      [[ -z $halted ]]
      ;;
    rollback)
      [[ -z $armed || -n $in_rollback ]] || ! trigger "$late_subject" "$late_subject is late"
      ;;
  esac
}

# capture NAME STREAM READ...: a value for all that comes later.
capture() {
  local name=$1 stream=$2 place
  shift 2
  [[ $mode != dry-run && -z ${value[$name]+set} ]] || return 0
  place=$run_folder/steps/${step_id//\//_}-$action
  stream_read=$stream
  "$@" || return
  keep_value "$name" "$reading"
}

answer_of_step() {
  place=$run_folder/steps/${step_id//\//_}-$action
  stream_read=$1
}

keep_file() {
  local path folder to
  [[ $mode != dry-run ]] || return 0
  fill path "$2"
  fill folder "$1"
  to=$run_folder/keep/$step_id
  mkdir -p "$to"
  if cp -pR -- "${folder:-.}/$path" "$to/"; then
    say "  Kept: $to/${path##*/}"
  else
    reason="$path cannot be kept"
    return "$error"
  fi
}

# ---- Pauses ----

# wait_until INSTANT: in short pauses, so that a signal is soon heeded, and the clock's being set soon seen.
wait_until() {
  local rest
  while rest=$(($1 - $(now))) && ((rest > 0)); do
    sleep "$((rest < 5 ? rest : 5))"
  done
}

pause_for() {
  [[ $mode != dry-run ]] || return 0
  local until key="$step_id pause"
  [[ -n ${said["until $key"]+set} ]] || record until "$key" "$(($(now) + $1))"
  until=${said["until $key"]}
  say "  Waiting until $(clock "$until")"
  wait_until "$until"
  code=0
}

pause_until() {
  [[ $mode != dry-run ]] || return 0
  if [[ -z ${instant[$1]+set} ]]; then
    reason="$1 is not known yet"
    return "$error"
  fi
  say "  Waiting until $(clock "$((instant[$1] + $2))")"
  wait_until "$((instant[$1] + $2))"
}

# ---- Gates ----

# gate TITLE BOUND WITHIN EVERY THRESHOLD-OR-CONDITION: in seconds; 0 judges once. The last look falls on the end of
# the time, which counts from the first one.
gate() {
  local title status begun='' within_ms every_ms rest_ms
  fill title "$1${2:+: $2}"
  if [[ $mode == dry-run ]]; then
    say "  Gate: $title"
    return 0
  fi
  in_ms within_ms "$3"
  in_ms every_ms "$4"
  while :; do
    decide "$5"
    status=$?
    if [[ $5 == threshold_* && $status -ne 0 && $reached == rollback ]] && may_call_back "$threshold_id"; then
      gate_said "$title" "$status"
      triggered_by "$threshold_id" "$reason" || return
    fi
    if ((status == passed || within_ms == 0)); then break; fi
    begun=${begun:-$(milliseconds)}
    rest_ms=$((begun + within_ms - $(milliseconds)))
    if ((rest_ms <= 0)); then break; fi
    sleep_ms "$((rest_ms < every_ms ? rest_ms : every_ms))"
  done
  gate_said "$title" "$status"
  return "$status"
}

# waived DAY SENTENCE GATE...: a gate that fails holds nothing up until that day, in UTC, has passed.
waived() {
  local until=$1 sentence status
  fill sentence "$2"
  shift 2
  "$@"
  status=$?
  if ((status != failed)) || [[ $(date -u +%F) > $until ]]; then return "$status"; fi
  in_style care tell "  [passed over] $sentence"
}

# Where the gate is called as its threshold is, the name is said once.
gate_said() {
  local why=$reason
  [[ $1 != "$threshold_title"* ]] || why=${reason#"$threshold_title is "}
  if (($2 == passed)); then
    in_style good tell "  [open]   $1${why:+ · $why}"
  else
    in_style bad tell "  [closed] $1${why:+ · $why}"
  fi
}

decide() {
  local status
  reached=''
  if [[ $1 == threshold_* ]]; then
    judge "$1"
    status=$?
    [[ -z $halted ]] || return "$diverted"
    return "$status"
  fi
  reason=''
  "$1"
  case $? in
    0) return "$passed" ;;
    1)
      reason=${reason:-it does not hold}
      return "$failed"
      ;;
  esac
  [[ -z $halted ]] || return "$diverted"
  reason=${reason:-it cannot be decided}
  return "$error"
}

# ---- Single steps -------------------------------------------------------------------

# The step that was asked for and no other, whatever became of it before. The run that it belongs to stays as far as it was.
one_step() {
  local before=$rolled_back
  halted=''
  perform "${steps[$only]}"
  if [[ $mode != resume || $rolled_back != "$before" ]]; then
    finish
  fi
  say ''
  say "The log: $run_folder/log"
  [[ -n $run_over ]] || say 'The run stands where it stood: --resume goes on with it.'
  leave "$(exit_code)"
}

# What steps that are left out would have found out may be given instead.
take_for_captured() {
  local name
  [[ -n $only$from ]] || return 0
  for name in "${!given[@]}"; do
    [[ -n ${captured[$name]+set} ]] || continue
    value[$name]=${given[$name]}
    [[ $mode != resume ]] || record value "$name" "${given[$name]}"
    unset "given[$name]"
  done
}

there_is() {
  [[ -n $2 && -z ${steps[$2]+set} ]] || return 0
  complain "$1: there is no step $2; --list shows them all"
  exit 2
}

# ---- Change windows ----------------------------------------------------------------

# window_opens WINDOWS FROM: the next instant, from then on, at which one is open; by the clock on a wall of its zone, minute
# by minute, so that summer time needs no thought. A zone that this machine does not know would be read as UTC.
window_opens() {
  local span days opens closes zone
  for span in $1; do
    IFS=/ read -r days opens closes zone <<<"$span"
    if [[ $zone != UTC && ! -e ${TZDIR:-/usr/share/zoneinfo}/$zone ]]; then
      complain "this machine does not know the time zone $zone, and a change window is in it: install tzdata"
      return 1
    fi
    seq -f '@%.0f' "$2" 60 "$(($2 + 15 * 86400))" | TZ=$zone date -f - '+%s %u %H %M' |
      awk -v days="$days" -v opens="$opens" -v closes="$closes" '
        {
          minute = $3 * 60 + $4
          before = $2 == 1 ? 7 : $2 - 1
          if (closes > opens)
            open = index(days, $2) && minute >= opens && minute < closes
          else
            open = index(days, $2) && minute >= opens || index(days, before) && minute < closes
          if (open && !found++) print $1
        }'
  done | sort -n | head -n 1
}

# change_window ENVIRONMENT: a step that changes something begins in a window, or on somebody's word.
change_window() {
  window_of=$1
  in_window
}

# in_window: asked once more when people have been asked, for that takes time. What has begun goes on.
in_window() {
  local now next answer=''
  [[ -n $window_of && $mode != dry-run && -z $in_rollback && -z ${said["window $step_id"]-} ]] || return 0
  ((action < 2)) && [[ -z ${action_state["$step_id 1"]+set} ]] || return 0
  while :; do
    now=$(now)
    next=$(window_opens "${windows[$window_of]}" "$((now - now % 60))")
    if [[ -z $next ]]; then
      reason='nobody can tell whether a change window is open'
      return "$error"
    fi
    ((next > now)) || return 0
    if [[ -z $answer ]]; then
      tell "  Outside the change windows of $window_of; the next one opens on $(date -d "@$next" '+%a %F %T %Z')."
      record held "$step_id" "$next"
      answer='wait'
      if attended || [[ -n ${answers["$step_id.window"]+set} ]]; then
        ask_choice answer "$step_id.window" 'Wait until then?' 'wait: until it opens' \
          'start: all the same, with a reason' 'stop: end here'
      fi
      case $answer in
        start)
          ask_words reason "$step_id.reason" 'Why' ''
          log "$step_id: begun outside the change windows of $window_of by $operator ($reason)"
          record window "$step_id" "$reason"
          reason=''
          return 0
          ;;
        stop | rollback)
          chosen "$answer"
          return
          ;;
      esac
      say "  Waiting until $(clock "$next")"
    fi
    wait_until "$next"
  done
}

# A rollback is held up by no window; whoever carries it out is told.
say_outside() {
  local place now next
  now=$(now)
  for place in "${!windows[@]}"; do
    next=$(window_opens "${windows[$place]}" "$((now - now % 60))")
    if [[ -z $next ]] || ((next > now)); then
      tell "Outside the change windows of $place: that holds no rollback up."
    fi
  done
}

# ---- Watches: samples at the end of each interval, to the end ---------------------

stretch() { stretches+=("$1 $2 $3"); }
sample() { samples+=("$1"$'\t'"$2"$'\t'"$3"); }

watch() {
  local part lasting every about total=0 count=0 number tolerate title function index status key due every_ms
  local -a bad_count=() kind=()
  # of what went wrong in a watch the worst, from the least
  local -A weight=([$no_data]=1 [$error]=2 [$failed]=3)
  if [[ $mode == dry-run ]]; then
    for part in "${stretches[@]}"; do
      read -r lasting every about <<<"$part"
      say "  Watch for $lasting s, every $every s: $about"
    done
    return 0
  fi
  for part in "${stretches[@]}"; do
    read -r lasting every about <<<"$part"
    total=$((total + $(whole "$lasting" "$every")))
  done
  due=$(milliseconds)
  for part in "${stretches[@]}"; do
    read -r lasting every about <<<"$part"
    in_ms every_ms "$every"
    fill about "$about"
    say "  ${about:-Watching} (every $every s for $lasting s)"
    for ((number = $(whole "$lasting" "$every"); number > 0; number--)); do
      count=$((count + 1))
      key="$step_id $count"
      [[ -n ${said["sample $key"]+set} ]] || until_due "$every_ms"
      for index in "${!samples[@]}"; do
        IFS=$'\t' read -r title tolerate function <<<"${samples[index]}"
        status=${said["sample $key $index"]-}
        if [[ -z $status ]]; then
          decide_sample "$function"
          status=$?
          gate_said "$title (sample $count of $total)" "$status"
          if [[ $reached == rollback ]]; then
            triggered_by "$threshold_id" "$reason" || return
          fi
          [[ $reached != critical ]] || escalate "$title: $reason"
          record sample "$key $index" "$status"
        fi
        if ((status != passed)); then
          bad_count[index]=$((${bad_count[index]:-0} + 1))
          ((weight[$status] <= ${weight[${kind[index]:-none}]:-0})) || kind[index]=$status
        fi
      done
      record sample "$key" 'done'
      watch_triggers || return "$diverted"
    done
  done
  for index in "${!samples[@]}"; do
    IFS=$'\t' read -r title tolerate function <<<"${samples[index]}"
    if ((${bad_count[index]:-0} > tolerate)); then
      reason="$title: ${bad_count[index]} of $total samples were bad, $tolerate may be"
      dismissed "$index" || return "${kind[index]}"
    fi
  done
}

# until_due MILLISECONDS: waits until so long after the last sample was due, however long that took. After a pause that was
# longer the samples go on from now, because several at once would say no more than one.
until_due() {
  local now
  now=$(milliseconds)
  due=$((due + $1))
  if ((due > now)); then
    sleep_ms "$((due - now))"
  elif ((now - due >= $1)); then
    due=$now
  fi
}

whole() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%d", a / b + 0.000001 }'; }

# A warning or a missed target is noted; a sample fails at critical, or at a missed target where nothing worse is declared.
decide_sample() {
  local status
  level_words=()
  decide "$1"
  status=$?
  if [[ $1 == threshold_* ]] && ((status == failed)) && [[ -z $judged_as ]]; then
    if [[ $reached == warning ]]; then
      status=$passed
    elif [[ -z $reached && -n ${level_words[warning]-}${level_words[critical]-}${level_words[rollback]-} ]]; then
      status=$passed
    fi
  fi
  return "$status"
}

dismissed() {
  local answer
  attended || [[ -n ${answers["$step_id.dismiss"]+set} ]] || return 1
  say "  $reason"
  ask_choice answer "$step_id.dismiss" 'Do these samples mean anything?' 'yes: they count' 'no: dismiss them'
  [[ $answer != stop ]] || chosen stop
  [[ $answer == no ]]
}

escalate() {
  local hop
  in_style bad tell "  CRITICAL: $1"
  for hop in ${escalation[@]+"${escalation[@]}"}; do
    say "    tell $hop"
  done
}

# ---- Branches: several in the background at once, each with what it says in a file ------

# side_by_side BRANCH... -- BRANCH...: those in which nobody is asked, then the others, which a person does meanwhile.
side_by_side() {
  local branch by_hand='' number=0
  local -a branches=() unfinished=()
  [[ -z $halted ]] || return 1
  if [[ -z $yes || -n $from || $mode == dry-run ]]; then
    one_by_one "$@"
    return
  fi
  decide_broken "$@" || return
  branches_folder=$run_folder/branches
  rm -rf "$branches_folder"
  mkdir -p "$branches_folder" || return
  state_seen=$(wc -l <"$run_folder/state")
  for branch; do
    if [[ $branch == -- ]]; then
      break
    fi
    number=$((number + 1))
    (beside=1 && "$branch") >"$branches_folder/$number" 2>&1 </dev/null 3</dev/null &
    branches[number]=$branch branch_pids[number]=$!
  done
  ((number == 0)) || tell "$number branches begin; what each says is shown when it has ended."
  for branch; do
    if [[ $branch == -- ]]; then
      by_hand=1
    elif [[ -n $by_hand ]] && { broken_off || ! "$branch"; }; then
      unfinished+=("$branch")
    fi
  done
  join_branches
  after_branches
}

# Without anybody's word for all scripts each is asked about, and a person is asked one thing at a time.
one_by_one() {
  local branch
  tell 'Branches, here one after the other.'
  for branch; do
    [[ $branch == -- ]] || "$branch" || return
  done
}

join_branches() {
  local number
  while ((${#branch_pids[@]})); do
    for number in "${!branch_pids[@]}"; do
      kill -0 "${branch_pids[number]}" 2>/dev/null && continue
      wait "${branch_pids[number]}" || unfinished+=("${branches[number]}")
      unset "branch_pids[number]"
      cat "$branches_folder/$number"
    done
    ((${#branch_pids[@]} == 0)) || sleep 0.1
  done
  catch_up
  branches_folder=''
  stop_if_interrupted
}

# What did not come to its end is decided here, where a person can be asked; what has ended is not done again.
after_branches() {
  local branch key subject
  for key in "${!said[@]}"; do
    [[ $key == 'pending '* && -n ${said[$key]} && -z $rolled_back && -z $in_rollback ]] || continue
    subject=${key#pending }
    ! trigger "$subject" "${said[$key]}" || return 1
    declined[$subject]=1
  done
  decide_broken ${unfinished[@]+"${unfinished[@]}"} || return
  for branch in ${unfinished[@]+"${unfinished[@]}"}; do
    "$branch" || return
  done
}

# decide_broken BRANCH...: what has failed in them is decided before anything new begins beside it.
decide_broken() {
  local branch deciding=1
  broke_in '' || return 0
  for branch; do
    [[ $branch == -- ]] || "$branch" || [[ -z $halted ]] || return 1
  done
}

# left_for_later STEP: while it is decided what has failed, nothing else begins but what the decision leads to.
left_for_later() { [[ -n ${deciding-} && -z $halted$in_rollback ]] && ! broke_in "$1"; }

# broke_in [STEP]: whether it, or anything in it, has failed and nothing is decided about that.
broke_in() {
  local key
  for key in "${!said[@]}"; do
    [[ $key == 'broke '* && -n ${said[$key]} ]] || continue
    if [[ -z $1 || $key. == "broke $1."* ]]; then return 0; fi
  done
  return 1
}

# What branches have recorded since the last look.
catch_up() {
  local kind subject text
  while IFS=$'\t' read -r kind subject text; do
    state_seen=$((state_seen + 1))
    printf -v text '%b' "$text"
    remember "$kind" "$subject" "$text"
  done < <(tail -n "+$((state_seen + 1))" "$run_folder/state")
}

# Whether nothing new may start, because something beside it has failed.
broken_off() { [[ -n $branches_folder && -e $branches_folder/broken-off ]]; }

break_off() { [[ -z $branches_folder ]] || : >"$branches_folder/broken-off"; }

# broke STATUS ANSWER: a step has failed; what is done about it is decided when all beside it have ended.
broke() {
  record broke "$step_id" "$1 $2 $reason"
  break_off
}

# it_broke STEP: how it failed before all beside it had ended.
it_broke() {
  local how=${said["broke $1"]-}
  [[ -n $how ]] || return 1
  broke_status=${how%% *} how=${how#* }
  on_failed=${how%% *} on_no_data=${how%% *} on_error=${how%% *} reason=${how#* }
}

# What is done about it is decided.
forget_how_it_broke() { [[ -z ${said["broke $step_id"]-} ]] || record broke "$step_id"; }

# Asks every script of a branch to end.
stop_branches() {
  local file pid start
  for file in "$run_folder"/steps/*/process; do
    [[ -e $file && ! -e ${file%/*}/code ]] || continue
    read -r pid start <"$file"
    [[ $(started_at "$pid") != "$start" ]] || kill -TERM -- "-$pid" 2>/dev/null
  done
}

# ---- Always: what is done once at the end of a block, however it came to it ----------

# in_any_case ALWAYS BODY: a block's steps, then what is done behind them.
in_any_case() {
  local within="$within $1"
  "$2" || return
  close "$1"
}

# A step begins, and so do the blocks around it.
begins() {
  local always
  for always in $within; do
    [[ -n ${said["entered $always"]+set} ]] || record entered "$always"
  done
}

# close ALWAYS: 1 when nothing later may start.
close() {
  local closing=$1 status outcome=${outcome:-done}
  [[ -z ${said["closed $1"]+set} ]] || return 0
  say ''
  say '  In any case:'
  "$1"
  status=$?
  record closed "$1"
  return "$status"
}

# leave_blocks ALWAYS...: of blocks that began and did not come to their end, inner ones first. It turns nothing round: what
# fails here starts no rollback, and the run ends as it was going to.
leave_blocks() {
  local always before=$halted
  local halted='' halt_reason='' in_rollback=1 within='' outcome=rolled-back
  [[ -z $before ]] || outcome=stopped
  for always; do
    if [[ -n ${said["entered $always"]+set} && -z ${said["closed $always"]+set} ]]; then
      close "$always"
      [[ -z $halted || -z $before ]] || record halted run "$before"
      halted=''
    fi
  done
}

leave_phases() {
  [[ -z $halted ]] || leave_blocks ${always_of_phases[@]+"${always_of_phases[@]}"}
}

# ---- Rollback ---------------------------------------------------------------------

# watch_triggers: 1 when a rollback level was reached and a rollback was carried out.
watch_triggers() {
  local threshold
  [[ -n $armed && -z $in_rollback && -z $rolled_back && $mode != dry-run ]] || return 0
  for threshold in ${triggers[@]+"${triggers[@]}"}; do
    judge "$threshold"
    if [[ $reached == rollback ]]; then
      triggered_by "$threshold_id" "$reason" || return 1
    else
      unset "declined[$threshold_id]"
    fi
  done
  reason=''
}

# triggered_by THRESHOLD WHY: asked once for as long as the level lasts.
triggered_by() {
  may_call_back "$1" || return 0
  if trigger "$1" "$2"; then
    return "$diverted"
  fi
  declined[$1]=1
}

may_call_back() { [[ -n $armed && -z $in_rollback && -z ${declined[$1]+set} ]]; }

# trigger SUBJECT WHY: 0 when the rollback was carried out.
trigger() {
  local answer way_back key why=$reason
  [[ -n $has_rollback && -z $rolled_back ]] || return 1
  in_style bad tell "Rollback called for: $2"
  record pending "$1" "$2"
  if [[ -n $branches_folder ]]; then
    break_off
    return 0
  fi
  reason=''
  if ! rollback_decided; then
    tell "The decision is not to roll back${reason:+: $reason}."
    reason=$why
    record pending "$1"
    record declined rollback
    return 1
  fi
  reason=$why
  for key in "${!may_have_run[@]}"; do
    way_back=${irreversible[$key]-}
    [[ -z $way_back ]] || say "  $key cannot be taken back: $way_back"
    [[ -z $way_back ]] || answer=ask
  done
  if [[ ${answer:-} == ask ]]; then
    in_rollback=1
    ask_choice answer rollback.irreversible 'Roll back all the same?' 'yes: roll back' 'no: do not'
    in_rollback=''
    [[ $answer == yes ]] || return 1
  fi
  roll_back
}

# A rollback that was called for and not decided on when the runbook ended.
decide_pending() {
  local key subject
  for key in "${!said[@]}"; do
    [[ $key == 'pending '* && -n ${said[$key]} && -z $rolled_back ]] || continue
    subject=${key#pending }
    trigger "$subject" "${said[$key]}" || [[ ${ending[$subject]-passed} != @(failed|no-data|error) ]] ||
      halt failed "${said[$key]}"
  done
}

invoke_rollback() {
  trigger operator "$operator invoked it"
}

roll_back() {
  local before=$step_id within='' outcome=rolled-back
  step_id='' in_rollback=1 halted=''
  record instant R "$(now)"
  record rollback run begun
  say ''
  in_style bold tell '== Rollback'
  say_outside
  leave_blocks ${always_of_phases[@]+"${always_of_phases[@]}"}
  rollback_procedure
  [[ -z $halted ]] || leave_blocks ${always_of_rollback[@]+"${always_of_rollback[@]}"}
  in_rollback='' step_id=$before
  if [[ -n $halted ]]; then
    record rollback run failed
    record halted run rollback-failed
    in_style bad tell "The rollback did not come to its end: $halt_reason"
  else
    record rollback run 'done'
    record halted run rolled-back
    in_style care tell 'Rolled back.'
  fi
  if [[ -n $rollback_budget ]] && (($(now) - instant[R] > rollback_budget)); then
    tell "The rollback took longer than the $rollback_budget s planned for it."
  fi
  return 0
}

# ---- The run ----------------------------------------------------------------------

section() {
  local title
  [[ -z $halted ]] || return 1
  fill title "$2"
  say ''
  in_style bold tell "== $1 $title${3:+ ($3)}"
}

# section_if WORDS CONDITION: 1 when the block is not applicable.
section_if() {
  [[ $mode != dry-run ]] || return 0
  local answer
  "$2"
  case $? in
    0) return 0 ;;
    1)
      say "  Not applicable: it would be if $1."
      return 1
      ;;
  esac
  step_id=section
  ask_choice answer "section.$3" "It cannot be decided whether $1. Does it hold?" 'yes: it does' 'no: it does not'
  [[ $answer != stop ]] || chosen stop
  step_id=''
  [[ $answer == yes ]]
}

note() {
  local text
  [[ -z $halted ]] || return 0
  fill text "$1"
  say ''
  say "  Note: $text"
}

# afterwards rolled-back|any PHASE: whatever the end of all before it was. It alone knows that end: what follows goes on.
afterwards() {
  local before=$halted outcome
  leave_the_rest
  [[ $1 == any || $halted == rolled-back ]] || return 0
  settle_outcome
  halted=''
  "$2"
  halted=${before:-$halted}
}

settle_outcome() {
  case $halted in
    '') outcome='done' ;;
    rolled-back) outcome=rolled-back ;;
    *) outcome=stopped ;;
  esac
}

# The end of all that is not timed from E.
end_procedure() {
  leave_the_rest
  settle_outcome
  [[ -n ${instant[E]+set} ]] || record instant E "$(now)"
  goes_past_the_end || end_part
  [[ $mode == dry-run ]] || sign_off
}

finish() {
  settle_outcome
  record ended run "$(exit_code)"
  say ''
  in_style "$([[ $outcome == 'done' ]] && printf good || printf bad)" \
    tell "$procedure: $outcome${halt_reason:+ ($halt_reason)}"
  [[ $mode == dry-run ]] || say "The log: $run_folder/log"
  leave "$(exit_code)"
}

exit_code() {
  case $halted in
    '') printf 0 ;;
    rolled-back) printf 4 ;;
    rollback-failed) printf 5 ;;
    stopped) printf 6 ;;
    *) printf 1 ;;
  esac
}

signed_by() {
  local name
  [[ -n ${said["sign-off $1"]+set} ]] || {
    get_line name "sign-off.$1" "$2 signs, with a name:"
    [[ -n $name ]] || suspend "sign-off.$1" 7
    record sign-off "$1" "$name"
    log "signed off by $name as $1"
  }
}

leave() {
  [[ -z $lock_folder ]] || rm -rf "$lock_folder"
  [[ $mode != dry-run || -z $run_folder ]] || rm -rf "$run_folder"
  exit "$1"
}

mask_outputs() {
  local file
  ((${#secret_value[@]})) && [[ -n $step_id ]] || return 0
  for file in "$run_folder/steps/${step_id//\//_}"-*/{out,err}; do
    [[ ! -s $file ]] || { mask <"$file" >"$file.masked" && mv "$file.masked" "$file"; }
  done
}

on_interrupt() {
  if ((${#branch_pids[@]})); then
    if [[ -n $interrupted ]]; then
      stop_branches
    else
      interrupted=$1
      break_off
      say '  Nothing new is started; the running scripts may end. Once more stops them.'
    fi
  elif [[ -z $watched_pid ]]; then
    say ''
    tell 'Interrupted; --resume goes on.'
    leave "$1"
  elif [[ -n $interrupted ]]; then
    kill -TERM -- "-$watched_pid" 2>/dev/null
  else
    interrupted=$1
    say '  Nothing new is started; the running script may end. Once more stops it.'
  fi
}

stop_if_interrupted() {
  [[ -n $interrupted ]] || return 0
  local code=$interrupted
  interrupted=''
  tell 'Interrupted; --resume goes on.'
  leave "$code"
}

need_tools() {
  local tool lacking=''
  for tool; do
    command -v "$tool" >/dev/null || lacking+=" $tool"
  done
  if [[ -n $lacking ]]; then
    complain "this procedure needs$lacking"
    exit 2
  fi
}

options() {
  while (($#)); do
    case $1 in
      --list)
        list_steps
        exit 0
        ;;
      --help | -h)
        help_text
        exit 0
        ;;
      --dry-run | --resume | --rollback)
        if [[ $mode != run ]]; then
          complain "--$mode and $1 cannot be asked for together"
          exit 2
        fi
        mode=${1#--}
        ;;
      --yes) yes=1 ;;
      --from | --only | --until | --until-asked | --answers | --state | --set | --t0)
        if (($# < 2)); then
          complain "$1 needs a value; --help says which"
          exit 2
        fi
        case $1 in
          --from) from=$2 from_step=$2 ;;
          --only) only=$2 ;;
          --until) until=$2 ;;
          --until-asked) until_asked=$2 ;;
          --answers) answers_file=$2 ;;
          --state) state_folder=$2 ;;
          --t0) start=$2 ;;
          --set)
            if [[ ! $2 =~ ^[A-Z][A-Z0-9_]*= ]]; then
              complain "--set takes NAME=VALUE, not $2"
              exit 2
            fi
            given[${2%%=*}]=${2#*=}
            ;;
        esac
        shift
        ;;
      *)
        complain "unknown option $1; --help lists them"
        exit 2
        ;;
    esac
    shift
  done
  there_is --from "$from"
  there_is --only "$only"
  if [[ -n $only && (-n $from || $mode == rollback) ]]; then
    complain "--only is one step alone: it goes with neither --from nor --rollback"
    exit 2
  fi
  [[ -z $until ]] || look_behind
  if [[ -n $answers_file ]]; then
    [[ -r $answers_file ]] || {
      complain "--answers: cannot read $answers_file"
      exit 2
    }
    read_answers "$answers_file"
  fi
}

main() {
  options "$@"
  exec 3<&0
  know_terminal
  trap 'on_interrupt 130' INT
  trap 'on_interrupt 143' TERM
  trap 'on_interrupt 129' HUP
  need_tools awk sed grep date sync od ${tools[@]+"${tools[@]}"}
  if [[ $mode == dry-run ]]; then
    run_folder=$(mktemp -d) || exit 2
    run_id=dry-run
    remember instant T "$(now)"
  else
    begin_run
  fi
  if [[ $mode == resume || $mode == rollback ]]; then
    recall
    halted_before=$halted
    log "resumed with --$mode"
  fi
  inputs
  take_for_captured
  if [[ -z $inputs_refused && ${#given[@]} -gt 0 ]]; then
    refuse_input "no input is named ${!given[*]}, or the run has settled it already"
  fi
  [[ -z $inputs_refused ]] || leave_without_a_run
  welcome
  case $mode in
    run)
      start_run
      carry_out
      ;;
    dry-run) carry_out ;;
    resume)
      [[ -z $only ]] || one_step
      if [[ -n $run_over ]]; then
        complain "this run has ended, with exit $run_over: begin a new one"
        leave 2
      fi
      if [[ $rolled_back == begun ]]; then
        roll_back
      else
        decide_pending
      fi
      procedure
      ;;
    rollback)
      if [[ -z $armed || -z $has_rollback || -n $rolled_back && $rolled_back != begun ]]; then
        complain 'this run has nothing to take back'
        leave 2
      fi
      [[ -z $run_over ]] || record ended run ''
      roll_back
      procedure
      ;;
  esac
  finish
}

carry_out() {
  [[ -z $only ]] || one_step
  procedure
}

leave_without_a_run() {
  [[ $mode != run ]] || rm -rf "$run_folder"
  leave 2
}

start_run() {
  local name
  record digest run "$plan_digest"
  record operator run "$operator"
  if ! record instant T "$(date -d "${start:-now}" +%s)"; then
    leave 2
  fi
  for name in "${!value[@]}"; do
    record value "$name" "${value[$name]}"
  done
  if [[ -n $type_the_name ]]; then
    get_line name start "This is $environment. Type its name to begin:"
    if [[ $name != "$environment" ]]; then
      complain 'that is not its name; nothing was done'
      leave_without_a_run
    fi
  fi
}

# ---- Parts: a run that is handed from one process to the next --------------------

# ids_behind ID: what comes after a step and all in it. 2 for one of the rollback: behind it stands what follows a rollback, too.
ids_behind() {
  list_steps | awk -v id="$1" -v late=" ${after_the_end[*]-} " '
    /^== Rollback$/ { back = 1 }
    !/^[^ =]/ || at && index($1, number ".") == 1 { next }
    {
      place = back ? 2 : index(late, " " $2 " ") ? 1 : 0
      ids[place] = ids[place] $2 "\n"
      if ($2 == id) {
        at = place + 1
        number = $1
      }
    }
    END {
      if (!at) exit 1
      forward = ids[0] ids[1]
      chain = at == 3 ? ids[2] : forward
      printf "%s", substr(chain, index("\n" chain, "\n" id "\n") + length(id) + 1)
      if (at < 3) exit 0
      printf "%s", forward
      exit 2
    }'
}

look_behind() {
  local id ids
  ids=$(ids_behind "$until")
  case $? in
    1)
      complain "--until: there is no step $until; --list shows them all"
      exit 2
      ;;
    2) going_back=1 ;;
  esac
  for id in $ids; do
    beyond[$id]=1
  done
}

goes_past_the_end() {
  [[ -z $until || " ${after_the_end[*]-} " == *" $until "* || " ${!answers[*]}" == *' sign-off.'* ]]
}

# What has been stopped in this part goes on in none.
leave_the_rest() { [[ -z $until$until_asked || $halted == "$halted_before" ]] || end_part; }

# A part ends well unless the run was stopped in it; to have come back is what the way back is for.
end_part() {
  # In a branch only the branch ends; what comes behind all of them ends the part.
  ((BASH_SUBSHELL == 0)) || exit 0
  [[ -z $branches_folder ]] || join_branches
  say ''
  if [[ -z $halted || $halted == "$halted_before" || ($halted == rolled-back && -n $going_back) ]]; then
    tell 'This part is done; --resume goes on.'
    leave 0
  fi
  leave "$(exit_code)"
}

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
  cat <<'LIST'
== A Pre-Deployment Phase
== 1 Code Quality & Testing
1.1      all-tests-passing                All tests passing
1.2      code-coverage-meets-threshold    Code coverage meets threshold
1.3      static-code-analysis-clean       Static code analysis clean
1.4      security-scan-passed             Security scan passed
1.5      performance-benchmarks-met       Performance benchmarks met
== 2 Documentation Review
2.1      api-documentation-up-to-date     API documentation up-to-date
2.2      readme-md-reflects-current-state README.md reflects current state
2.3      architecture-diagrams-current    Architecture diagrams current
2.4      runbook-complete                 Runbook complete
== 3 Infrastructure Preparation
3.1      production-environment-provisioned Production environment provisioned
3.2      database-migration-plan-ready    Database migration plan ready
3.3      high-availability-configured     High Availability configured
3.4      monitoring-infrastructure-ready  Monitoring infrastructure ready
3.5      backup-systems-operational       Backup systems operational
3.6      dns-ttl-reduced-to-60s           DNS TTL reduced to 60s
== 4 Security Hardening
4.1      secrets-management-configured    Secrets management configured
4.2      network-security-implemented     Network security implemented
4.3      ssl-tls-configured               SSL/TLS configured
4.4      authentication-hardened          Authentication hardened
4.5      container-security               Container security
== 5 Configuration Management
5.1      environment-variables-set        Environment variables set
5.2      feature-flags-reviewed           Feature flags reviewed
5.3      service-discovery-configured     Service discovery configured
5.4      configuration-management-ready   Configuration management ready
== 6 Stakeholder Communication
6.1      deployment-window-scheduled      Deployment window scheduled
6.2      change-request                   Change request approved
6.3      team-assignments-confirmed       Team assignments confirmed
6.4      communication-plan-ready         Communication plan ready
== B Deployment Phase
B.1      deployment-phase.approve         Go or no-go: Deployment Phase
== 7 Pre-Deployment Checks
7.1      backup-current-production        Backup current production
7.2      verify-rollback-readiness        Verify rollback readiness
7.3      final-smoke-test-in-staging      Final smoke test in staging
7.4      notify-stakeholders-deployment-starting Notify stakeholders: Deployment starting
== 8 Deployment Execution
== 8.1 Database Migration
8.1.1    record-row-counts-before-the-change Record row counts before the change
8.1.2    create-production-database-backup Create production database backup
8.1.3    migrate                          Run database migrations
8.1.4    validate-data-integrity          Validate data integrity
== 8.2 Container Deployment
8.2.1    build-production-images          Build production images
8.2.2    push-images-to-registry          Push images to registry
8.2.3    deploy-infrastructure-services   Deploy infrastructure services
8.2.4    deploy-services                  Deploy application services (rolling update)
8.2.4.1  deploy-services.l01-data-layer   L01 Data Layer
8.2.4.2  deploy-services.l02-l07-core-layers L02-L07 Core Layers
8.2.4.3  deploy-services.l09-api-gateway  L09 API Gateway
8.2.4.4  deploy-services.l10-human-interface L10 Human Interface
8.2.4.5  deploy-services.l11-integration-l12-nl-interface L11 Integration + L12 NL Interface
8.2.5    deploy-ui                        Deploy UI
== 8.3 Service Verification
8.3.1    verify-all-containers-running    Verify all containers running
8.3.2    check-service-health-endpoints   Check service health endpoints
8.3.3    verify-database-connections      Verify database connections
8.3.4    verify-redis-cluster             Verify Redis cluster
8.3.5    verify-consul-service-discovery  Verify Consul service discovery
8.3.6    check-application-logs           Check application logs
== 9 Post-Deployment Verification
9.1      run-smoke-tests-against-production Run smoke tests against production
9.2      verify-critical-user-flows       Verify critical user flows
9.2.1    verify-critical-user-flows.user-registration-and-login User registration and login
9.2.2    verify-critical-user-flows.agent-creation-and-task-execution Agent creation and task execution
9.2.3    verify-critical-user-flows.api-key-generation API key generation
9.2.4    verify-critical-user-flows.session-management Session management
9.2.5    verify-critical-user-flows.file-upload-download File upload/download
9.3      performance-validation           Performance validation
9.4      security-validation              Security validation
9.4.1    security-validation.https-enforced HTTPS enforced
9.4.2    security-validation.cors-headers-present CORS headers present
9.4.3    security-validation.rate-limiting-active Rate limiting active
9.4.4    security-validation.authentication-required-for-protected-endpoints Authentication required for protected endpoints
9.5      monitoring-dashboards-operational Monitoring dashboards operational
9.5.1    monitoring-dashboards-operational.grafana-showing-metrics Grafana showing metrics
9.5.2    monitoring-dashboards-operational.prometheus-scraping-all-targets Prometheus scraping all targets
9.5.3    monitoring-dashboards-operational.no-critical-alerts-firing No critical alerts firing
9.5.4    monitoring-dashboards-operational.log-aggregation-working Log aggregation working
9.6      verify-data-consistency          Verify data consistency
== 10 User Acceptance
10.1     internal-team-testing            Internal team testing
10.2     beta-user-testing                Beta user testing
10.3     monitor-error-rates              Monitor error rates
10.4     monitor-performance-metrics      Monitor performance metrics
== C Post-Deployment Phase
== 11 Communication & Handoff
11.1     notify-stakeholders-deployment-complete Notify stakeholders: Deployment complete
11.2     update-documentation             Update documentation
11.3     handoff-to-operations-team       Handoff to operations team
== 12 Monitoring & Observation
12.1     alert-thresholds-configured      Alert thresholds configured
12.2     monitor                          Monitor for 6 hours minimum
12.3     key-metrics-to-watch             Key metrics to watch
== 13 Success Criteria Validation
13.1     platform-health-score-95-100     Platform health score ≥95/100
13.2     zero-critical-incidents          Zero critical incidents
13.3     performance-targets-met          Performance targets met
13.4     user-satisfaction                User satisfaction
== D Post-Deployment Review
== 14 Within 24 Hours
14.1     post-mortem-meeting-scheduled-if-issues-occurred Post-mortem meeting scheduled (if issues occurred)
14.2     deployment-metrics-analyzed      Deployment metrics analyzed
14.3     lessons-learned-documented       Lessons learned documented
== 15 Within 1 Week
15.1     update-deployment-procedures     Update deployment procedures
15.2     review-monitoring-and-alerts     Review monitoring and alerts
15.3     plan-for-next-deployment         Plan for next deployment
== Rollback
== R1 Initiate Rollback
R1.1     notify-stakeholders              Notify stakeholders
R1.2     stop-new-deployments             Stop new deployments
R1.3     decide-about-database            Decide about the database
== R2 Revert Database (if needed)
   Note: A restore loses all data written since the backup was made.
R2.1     stop-all-application-services    Stop all application services
R2.2     take-the-migrations-back         Take the migrations back
R2.2.1   undo-migrate                     Undo: Run database migrations
R2.3     restore-database-from-backup     Restore database from backup
R2.4     verify-data-integrity            Verify data integrity
== R3 Revert Application Services
R3.1     rollback-containers              Rollback containers to previous version
R3.2     restore-ui                       Bring back the previous UI
R3.3     verify-services-running          Verify services running
== R4 Restart Services
R4.1     start-services                   Start services in order
R4.2     rollback-smoke-tests             Run smoke tests
== R5 Post-Rollback Validation
R5.1     all-services-healthy             All services healthy
R5.2     smoke-tests-passing              Smoke tests passing
R5.3     no-data-loss                     No data loss
R5.4     users-can-access-platform        Users can access platform
R5.5     allow-deployments-again          Allow deployments again
R5.6     notify-stakeholders-rollback-complete Notify stakeholders: Rollback complete
== Useful Commands
   Check platform health
     sp-cli platform status
   View service logs
     sp-cli service logs <service-name>
   Database backup
     sp-cli db backup
   Database restore
     sp-cli db restore <backup-file>
   Security scan
     sp-cli security scan
   Run smoke tests
     pytest -m smoke
   Check API health
     curl https://api.example.com/health/live
   Monitor logs in real-time
     docker logs -f l09-api-gateway
== Health Check Endpoints
   L01 Data Layer
     https://api.example.com/l01/health/live
     https://api.example.com/l01/health/ready
     https://api.example.com/l01/health/startup
   L09 API Gateway
     https://api.example.com/health/live
     https://api.example.com/health/ready
     https://api.example.com/health/startup
   L10 Human Interface
     https://api.example.com/l10/health/live
     https://api.example.com/l10/health/ready
     https://api.example.com/l10/health/startup
   L12 NL Interface
     https://api.example.com/l12/health/live
     https://api.example.com/l12/health/ready
     https://api.example.com/l12/health/startup
== Monitoring Dashboards
   Grafana
     https://grafana.example.com
   Prometheus
     https://prometheus.example.com
   Consul UI
     https://consul.example.com:8500
   API Documentation
     https://docs.example.com
== Configuration Files
   Production Environment
     .env.production
   Docker Compose (Main)
     docker-compose.v2.yml
   Docker Compose (Application)
     docker-compose.app.yml
   Docker Compose (HA)
     docker-compose.postgres-ha.yml
     docker-compose.redis-ha.yml
   Docker Compose (Discovery)
     docker-compose.consul.yml
     docker-compose.etcd.yml
   Kubernetes Configs
     k8s/production/
LIST
}

# always
condition_1() {
  always
}

# always
condition_2() {
  always
}

# The values that somebody supplies.
inputs() {
  input 'VERSION' 'text' condition_1 '- ^v[0-9]+[.][0-9]+[.][0-9]+$'
  input 'CDN_ID' 'text' condition_2 '- ^E[0-9A-Z]+$'
  preset 'API_URL' 'https://api.example.com'
  input 'API_URL' 'text' optional ''
  preset 'API_HOST' 'api.example.com'
  input 'API_HOST' 'text' optional ''
  preset 'UI_URL' 'https://app.example.com'
  input 'UI_URL' 'text' optional ''
  preset 'PROMETHEUS_URL' 'https://prometheus.example.com'
  input 'PROMETHEUS_URL' 'text' optional ''
  preset 'CONSUL_URL' 'https://consul.example.com:8500'
  input 'CONSUL_URL' 'text' optional ''
  preset 'DNS_SERVER' 'ns1.example.com'
  input 'DNS_SERVER' 'text' optional ''
  preset 'PGHOST' 'db.example.com'
  input 'PGHOST' 'text' optional ''
  preset 'PGUSER' 'deployer'
  input 'PGUSER' 'text' optional ''
  preset 'PGDATABASE' 'agentic_platform'
  input 'PGDATABASE' 'text' optional ''
  preset 'AWS_PROFILE' 'production'
  input 'AWS_PROFILE' 'text' optional ''
  preset 'REGISTRY' 'registry.example.com'
  input 'REGISTRY' 'text' optional ''
  preset 'BACKUP_DIR' 'backups'
  input 'BACKUP_DIR' 'text' optional ''
  preset 'CRITICAL_CODE' '*/l01_data_layer/*,*/l09_api_gateway/*'
  input 'CRITICAL_CODE' 'text' optional ''
}

# The secret DATABASE_URL
secret_DATABASE_URL() {
  from_environment 'DATABASE_URL'
}

# The secret PGPASSFILE
secret_PGPASSFILE() {
  from_environment 'PGPASSFILE'
}

# The secret STATUS_PAGE_WEBHOOK
secret_STATUS_PAGE_WEBHOOK() {
  from_environment 'STATUS_PAGE_WEBHOOK'
}

# The secret TEAM_WEBHOOK
secret_TEAM_WEBHOOK() {
  from_environment 'TEAM_WEBHOOK'
}

# The secret PAGER_WEBHOOK
secret_PAGER_WEBHOOK() {
  from_environment 'PAGER_WEBHOOK'
}

# What a person reads first.
welcome() {
  about 'Production Deployment Checklist'
  about 'This checklist ensures safe, reliable deployment of the V2 platform to production. Follow each section in order and verify all items before proceeding.'
  say '  Environment: production'
}

# Overall pass rate
threshold_all_tests_passing_overall_pass_rate() {
  threshold 'all-tests-passing/overall-pass-rate' 'Overall pass rate'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
grep -o '<testsuite [^>]*' reports/all-tests.xml | tr -d '"' | tr ' ' '\n' | awk -F= '
  $1 == "tests" { run += $2 }
  $1 == "skipped" { run -= $2 }
  $1 == "failures" || $1 == "errors" { bad += $2 }
  END { print 100 * (run - bad) / run }'
SCRIPT
  take_number || return
  in_unit 0.01 '%'
  level 'target' '100%' 0 compare '=' 1.00
  level 'acceptable' '≥95%' 0 compare '>=' 0.95
}

# 1.1 All tests passing
step_all_tests_passing() {
  step 'all-tests-passing' '1.1' 'All tests passing' || return
  detail 'Expected: 100% pass rate on critical paths (the smoke and the integration suite)'
  may_run_again
  at_most_for 7200
  script <<'SCRIPT' || return
# Run full test suite
pytest -v --junitxml=reports/all-tests.xml || [ $? -eq 1 ]
pytest -m smoke
pytest -m integration
SCRIPT
  gate 'Overall pass rate' '100%' 0 5 threshold_all_tests_passing_overall_pass_rate || return
}

# Coverage
threshold_code_coverage_meets_threshold_coverage() {
  threshold 'code-coverage-meets-threshold/coverage' 'Coverage'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
coverage report --format=total
SCRIPT
  take_number || return
  in_unit 0.01 '%'
  level 'target' '≥80%' 0 compare '>=' 0.80
}

# Coverage of critical paths
threshold_code_coverage_meets_threshold_coverage_o() {
  threshold 'code-coverage-meets-threshold/coverage-of-critical-paths' 'Coverage of critical paths'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
coverage report --format=total --include="$CRITICAL_CODE"
SCRIPT
  take_number || return
  in_unit 0.01 '%'
  level 'target' '≥90%' 0 compare '>=' 0.90
}

# 1.2 Code coverage meets threshold
step_code_coverage_meets_threshold() {
  step 'code-coverage-meets-threshold' '1.2' 'Code coverage meets threshold' || return
  may_run_again
  at_most_for 7200
  script <<'SCRIPT' || return
pytest --cov --cov-report=html || [ $? -eq 1 ]
# Open htmlcov/index.html
SCRIPT
  gate 'Coverage' '≥80%' 0 5 threshold_code_coverage_meets_threshold_coverage || return
  gate 'Coverage of critical paths' '≥90%' 0 5 threshold_code_coverage_meets_threshold_coverage_o || return
}

# Zero critical issues
threshold_static_code_analysis_clean_zero_critical() {
  threshold 'static-code-analysis-clean/zero-critical-issues' 'Zero critical issues'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
bandit -r platform -q -lll -iii -f custom --msg-template '{relpath} {test_id}' --exit-zero
SCRIPT
  take_lines || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# Zero high severity issues
threshold_static_code_analysis_clean_zero_high_sev() {
  threshold 'static-code-analysis-clean/zero-high-severity-issues' 'Zero high severity issues'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
bandit -r platform -q -lll -f custom --msg-template '{relpath} {test_id}' --exit-zero
SCRIPT
  take_lines || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# 1.3 Static code analysis clean
step_static_code_analysis_clean() {
  step 'static-code-analysis-clean' '1.3' 'Static code analysis clean' || return
  may_run_again
  script <<'SCRIPT' || return
sp-cli security bandit || [ $? -eq 1 ]
SCRIPT
  gate 'Zero critical issues' '0' 0 5 threshold_static_code_analysis_clean_zero_critical || return
  gate 'Zero high severity issues' '0' 0 5 threshold_static_code_analysis_clean_zero_high_sev || return
}

# No critical vulnerabilities
threshold_security_scan_passed_no_critical_vulnera() {
  threshold 'security-scan-passed/no-critical-vulnerabilities' 'No critical vulnerabilities'
  look
  answer_of_step 'out'
  take_group '- [Cc]ritical: *([0-9]+)' || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# All high severity issues addressed or documented
threshold_security_scan_passed_all_high_severity_i() {
  threshold 'security-scan-passed/all-high-severity-issues-addressed-or-documented' 'All high severity issues addressed or documented'
  look
  judgement 'security-scan-passed/all-high-severity-issues-addressed-or-documented' 'Is every high severity issue of the scan above addressed or documented?' 'yes' || return
}

# 1.4 Security scan passed
step_security_scan_passed() {
  step 'security-scan-passed' '1.4' 'Security scan passed' || return
  may_run_again
  script <<'SCRIPT' || return
sp-cli security scan
SCRIPT
  gate 'No critical vulnerabilities' '0' 0 5 threshold_security_scan_passed_no_critical_vulnera || return
  gate 'All high severity issues addressed or documented' '' 0 5 threshold_security_scan_passed_all_high_severity_i || return
}

# API response time (p95)
threshold_performance_benchmarks_met_api_response_1() {
  threshold 'performance-benchmarks-met/api-response-time-p95' 'API response time (p95)'
  look
  answer_of_step 'out'
  take_group '- api p95: ([0-9.]+)' || return
  in_unit 0.001 'ms'
  level 'target' '<500ms' 0 compare '<' 0.500
}

# Database query time (p95)
threshold_performance_benchmarks_met_database_quer() {
  threshold 'performance-benchmarks-met/database-query-time-p95' 'Database query time (p95)'
  look
  answer_of_step 'out'
  take_group '- database p95: ([0-9.]+)' || return
  in_unit 0.001 'ms'
  level 'target' '<100ms' 0 compare '<' 0.100
}

# UI load time (p95)
threshold_performance_benchmarks_met_ui_load_time_1() {
  threshold 'performance-benchmarks-met/ui-load-time-p95' 'UI load time (p95)'
  look
  answer_of_step 'out'
  take_group '- ui p95: ([0-9.]+)' || return
  in_unit 0.001 'ms'
  level 'target' '<3s' 0 compare '<' 3
}

# 1.5 Performance benchmarks met
step_performance_benchmarks_met() {
  step 'performance-benchmarks-met' '1.5' 'Performance benchmarks met' || return
  may_run_again
  at_most_for 3600
  script <<'SCRIPT' || return
pytest -m performance
SCRIPT
  gate 'API response time (p95)' '<500ms' 0 5 threshold_performance_benchmarks_met_api_response_1 || return
  gate 'Database query time (p95)' '<100ms' 0 5 threshold_performance_benchmarks_met_database_quer || return
  gate 'UI load time (p95)' '<3s' 0 5 threshold_performance_benchmarks_met_ui_load_time_1 || return
}

# 1 Code Quality & Testing
section_code_quality_testing() {
  section '1' 'Code Quality & Testing' '' || return
  owned_by 'QA Lead'
  perform step_all_tests_passing || return
  perform step_code_coverage_meets_threshold || return
  perform step_static_code_analysis_clean || return
  perform step_security_scan_passed || return
  perform step_performance_benchmarks_met || return
}

# 2.1 API documentation up-to-date
step_api_documentation_up_to_date() {
  step 'api-documentation-up-to-date' '2.1' 'API documentation up-to-date' || return
  detail 'Verify: <https://docs.example.com>'
  detail 'All endpoints documented'
  detail 'Examples tested and working'
  may_run_again
  by_hand || return
}

# 2.2 README.md reflects current state
step_readme_md_reflects_current_state() {
  step 'readme-md-reflects-current-state' '2.2' 'README.md reflects current state' || return
  detail 'Installation instructions accurate'
  detail 'Environment variables documented'
  detail 'Troubleshooting guide updated'
  may_run_again
  by_hand || return
}

# 2.3 Architecture diagrams current
step_architecture_diagrams_current() {
  step 'architecture-diagrams-current' '2.3' 'Architecture diagrams current' || return
  detail 'System architecture diagram'
  detail 'Database schema diagram'
  detail 'Network topology diagram'
  may_run_again
  by_hand || return
}

# 2.4 Runbook complete
step_runbook_complete() {
  step 'runbook-complete' '2.4' 'Runbook complete' || return
  detail 'Deployment procedures documented'
  detail 'Common issues and solutions documented'
  detail 'Emergency contacts listed'
  may_run_again
  by_hand || return
}

# 2 Documentation Review
section_documentation_review() {
  section '2' 'Documentation Review' '' || return
  owned_by 'Team lead'
  perform step_api_documentation_up_to_date || return
  perform step_readme_md_reflects_current_state || return
  perform step_architecture_diagrams_current || return
  perform step_runbook_complete || return
}

# 3.1 Production environment provisioned
step_production_environment_provisioned() {
  step 'production-environment-provisioned' '3.1' 'Production environment provisioned' || return
  detail 'Compute resources allocated'
  detail 'Networking configured'
  detail 'Load balancers set up'
  detail 'SSL certificates obtained and installed'
  may_run_again
  by_hand || return
}

# 3.2 Database migration plan ready
step_database_migration_plan_ready() {
  step 'database-migration-plan-ready' '3.2' 'Database migration plan ready' || return
  owned_by 'Database Admin'
  detail 'Migration scripts tested in staging'
  detail 'Rollback scripts prepared'
  detail 'Backup plan documented'
  may_run_again
  by_hand || return
}

# 3.3 High Availability configured
step_high_availability_configured() {
  step 'high-availability-configured' '3.3' 'High Availability configured' || return
  detail 'PostgreSQL streaming replication (1 primary + 2 replicas)'
  detail 'Redis cluster (3 primaries + 3 replicas)'
  detail 'Multi-AZ deployment for critical services'
  may_run_again
  by_hand || return
}

# 3.4 Monitoring infrastructure ready
step_monitoring_infrastructure_ready() {
  step 'monitoring-infrastructure-ready' '3.4' 'Monitoring infrastructure ready' || return
  detail 'Prometheus configured'
  detail 'Grafana dashboards created'
  detail 'Alert rules defined'
  detail 'PagerDuty/Slack integration configured'
  may_run_again
  by_hand || return
}

# 3.5 Backup systems operational
step_backup_systems_operational() {
  step 'backup-systems-operational' '3.5' 'Backup systems operational' || return
  owned_by 'Database Admin'
  detail 'Automated daily backups scheduled'
  detail 'Backup retention policy configured (30 days)'
  detail 'Restore procedures tested'
  detail 'Off-site backup replication enabled'
  may_run_again
  by_hand || return
}

# 3.6 DNS TTL reduced to 60s
step_dns_ttl_reduced_to_60s() {
  step 'dns-ttl-reduced-to-60s' '3.6' 'DNS TTL reduced to 60s' || return
  about 'A day ahead at the latest, so that the old TTL has run out by the time of the deployment.'
  may_run_again
  planned 'T-24h' 'T' -86400 -86400 'note'
  by_hand || return
}

# 3 Infrastructure Preparation
section_infrastructure_preparation() {
  section '3' 'Infrastructure Preparation' '' || return
  owned_by 'Infrastructure Lead'
  perform step_production_environment_provisioned || return
  perform step_database_migration_plan_ready || return
  perform step_high_availability_configured || return
  perform step_monitoring_infrastructure_ready || return
  perform step_backup_systems_operational || return
  perform step_dns_ttl_reduced_to_60s || return
}

# 4.1 Secrets management configured
step_secrets_management_configured() {
  step 'secrets-management-configured' '4.1' 'Secrets management configured' || return
  detail 'No hardcoded secrets in code'
  detail 'Environment variables set in secure vault'
  detail 'API keys rotated'
  detail 'Database credentials unique per environment'
  may_run_again
  by_hand || return
}

# 4.2 Network security implemented
step_network_security_implemented() {
  step 'network-security-implemented' '4.2' 'Network security implemented' || return
  detail 'Firewall rules configured'
  detail 'VPC/Security groups set up'
  detail 'Private subnets for databases'
  detail 'Bastion host for SSH access only'
  may_run_again
  by_hand || return
}

# 4.3 SSL/TLS configured
step_ssl_tls_configured() {
  step 'ssl-tls-configured' '4.3' 'SSL/TLS configured' || return
  detail 'Valid SSL certificates installed'
  detail 'TLS 1.2+ enforced'
  detail 'HTTP → HTTPS redirects enabled'
  detail 'Certificate auto-renewal configured'
  may_run_again
  by_hand || return
}

# 4.4 Authentication hardened
step_authentication_hardened() {
  step 'authentication-hardened' '4.4' 'Authentication hardened' || return
  detail 'JWT secret keys generated (production-specific)'
  detail 'Token expiration configured (15min access, 7day refresh)'
  detail 'Rate limiting enabled (100 req/min per IP)'
  detail 'CORS whitelist configured'
  may_run_again
  by_hand || return
}

# 4.5 Container security
step_container_security() {
  step 'container-security' '4.5' 'Container security' || return
  detail 'Base images scanned (Trivy)'
  detail 'Non-root users configured'
  detail 'Minimal runtime dependencies'
  detail 'Security updates applied'
  may_run_again
  by_hand || return
}

# 4 Security Hardening
section_security_hardening() {
  section '4' 'Security Hardening' '' || return
  owned_by 'Security Lead'
  perform step_secrets_management_configured || return
  perform step_network_security_implemented || return
  perform step_ssl_tls_configured || return
  perform step_authentication_hardened || return
  perform step_container_security || return
}

# Required variables that are set
threshold_environment_variables_set_required_varia() {
  threshold 'environment-variables-set/required-variables-that-are-set' 'Required variables that are set'
  look
  answer_of_step 'out'
  take_matching_lines '- ^(DATABASE_URL|REDIS_URL|JWT_SECRET_KEY|API_BASE_URL|CORS_ORIGINS|LOG_LEVEL=INFO|ENVIRONMENT=production)$' || return
  in_unit 1
  level 'target' '7' 0 compare '=' 7
}

# 5.1 Environment variables set
step_environment_variables_set() {
  step 'environment-variables-set' '5.1' 'Environment variables set' || return
  detail '`DATABASE_URL` (production PostgreSQL)'
  detail '`REDIS_URL` (production Redis)'
  detail '`JWT_SECRET_KEY` (production secret)'
  detail '`API_BASE_URL` (production domain)'
  detail '`CORS_ORIGINS` (production frontends)'
  detail '`LOG_LEVEL=INFO`'
  detail '`ENVIRONMENT=production`'
  may_run_again
  script <<'SCRIPT' || return
# Verify all required variables
sed -n -E -e '/^(LOG_LEVEL|ENVIRONMENT)=/{p;d;}' -e 's/^([A-Z_]+)=.+/\1/p' .env.production
SCRIPT
  gate 'Required variables that are set' '7' 0 5 threshold_environment_variables_set_required_varia || return
}

# 5.2 Feature flags reviewed
step_feature_flags_reviewed() {
  step 'feature-flags-reviewed' '5.2' 'Feature flags reviewed' || return
  detail 'All experimental features disabled'
  detail 'Beta features documented'
  detail 'Rollout percentages configured'
  may_run_again
  by_hand || return
}

# 5.3 Service discovery configured
step_service_discovery_configured() {
  step 'service-discovery-configured' '5.3' 'Service discovery configured' || return
  detail 'Consul cluster operational (3 nodes)'
  detail 'All services registered'
  detail 'Health checks configured'
  may_run_again
  by_hand || return
}

# 5.4 Configuration management ready
step_configuration_management_ready() {
  step 'configuration-management-ready' '5.4' 'Configuration management ready' || return
  detail 'etcd cluster operational (3 nodes)'
  detail 'Configuration values migrated'
  detail 'Backup of configuration taken'
  may_run_again
  by_hand || return
}

# 5 Configuration Management
section_configuration_management() {
  section '5' 'Configuration Management' '' || return
  owned_by 'Infrastructure Lead'
  perform step_environment_variables_set || return
  perform step_feature_flags_reviewed || return
  perform step_service_discovery_configured || return
  perform step_configuration_management_ready || return
}

# 6.1 Deployment window scheduled
step_deployment_window_scheduled() {
  step 'deployment-window-scheduled' '6.1' 'Deployment window scheduled' || return
  detail 'Date and time announced (off-peak hours)'
  detail 'Duration estimated'
  detail 'Maintenance window communicated to users'
  may_run_again
  by_hand || return
}

# 6.2 Change request approved
step_change_request() {
  step 'change-request' '6.2' 'Change request approved' || return
  detail 'Change advisory board approval'
  detail 'Risk assessment completed'
  detail 'Rollback plan approved'
  may_run_again
  about '2 of Change Advisory Board, who must not be carrying out the run, within 5 days; without an answer it fails'
  approve 'deployment-lead infrastructure-lead security-lead operations-lead cto' '2' 'not-operator' 'Is the change request for ${VERSION} approved, with its risks and its way back?' || return
}

# 6.3 Team assignments confirmed
step_team_assignments_confirmed() {
  step 'team-assignments-confirmed' '6.3' 'Team assignments confirmed' || return
  detail 'Deployment lead assigned'
  detail 'Support team on standby'
  detail 'Escalation path defined'
  may_run_again
  by_hand || return
}

# 6.4 Communication plan ready
step_communication_plan_ready() {
  step 'communication-plan-ready' '6.4' 'Communication plan ready' || return
  detail 'Status page URL: <https://status.example.com>'
  detail 'Email templates prepared'
  detail 'Social media posts drafted'
  may_run_again
  by_hand || return
}

# 6 Stakeholder Communication
section_stakeholder_communication() {
  section '6' 'Stakeholder Communication' '' || return
  owned_by 'Deployment Lead'
  perform step_deployment_window_scheduled || return
  perform step_change_request || return
  perform step_team_assignments_confirmed || return
  perform step_communication_plan_ready || return
}

# A Pre-Deployment Phase
phase_pre_deployment_phase() {
  section 'A' 'Pre-Deployment Phase' 'T-7 Days' || return
  section_code_quality_testing || return
  section_documentation_review || return
  section_infrastructure_preparation || return
  section_security_hardening || return
  section_configuration_management || return
  section_stakeholder_communication || return
}

# B.1 Go or no-go: Deployment Phase
step_deployment_phase_approve() {
  step 'deployment-phase.approve' 'B.1' 'Go or no-go: Deployment Phase' || return
  may_run_again
  about 'Deployment Lead, within 1 hour; without an answer it fails'
  approve 'deployment-lead' '1' '' 'Deploy ${VERSION} to production now?' || return
}

# Tables in the database backup
threshold_backup_current_production_tables_in_the_1() {
  threshold 'backup-current-production/tables-in-the-database-backup' 'Tables in the database backup'
  look
  at_most_for 600
  needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
pg_restore --list "$BACKUP_DIR/$SPEC_RUN/database.dump"
SCRIPT
  take_matching_lines '- TABLE DATA' || return
  in_unit 1
  level 'target' '≥4' 0 compare '>=' 4
}

# Files in the backup of the UI
threshold_backup_current_production_files_in_the_b() {
  threshold 'backup-current-production/files-in-the-backup-of-the-ui' 'Files in the backup of the UI'
  look
  at_most_for 600
  needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
find "$BACKUP_DIR/$SPEC_RUN/ui" -type f
SCRIPT
  take_lines || return
  in_unit 1
  level 'target' '≥1' 0 compare '>=' 1
}

# 7.1 Backup current production
step_backup_current_production() {
  step 'backup-current-production' '7.1' 'Backup current production' || return
  about 'A copy that proves that a backup can be made. A rollback restores the later one, made at T.'
  may_run_again
  at_most_for 1800
  needs 'PGPASSFILE'
  script <<'SCRIPT' || return
# Database backup; pg_dump finds the password by PGPASSFILE
mkdir -p "$BACKUP_DIR/$SPEC_RUN"
pg_dump --format=custom --file="$BACKUP_DIR/$SPEC_RUN/database.dump"

# Configuration backup
kubectl get configmap -n production -o yaml > configs-backup.yaml

# Service state snapshot
docker ps > production-state.txt

# What the UI's visitors see now
aws s3 sync s3://platform-ui-production "$BACKUP_DIR/$SPEC_RUN/ui"
SCRIPT
  keep_file '' 'configs-backup.yaml' || return
  keep_file '' 'production-state.txt' || return
  gate 'Tables in the database backup' '≥4' 0 5 threshold_backup_current_production_tables_in_the_1 || return
  gate 'Files in the backup of the UI' '≥1' 0 5 threshold_backup_current_production_files_in_the_b || return
}

# the test succeeds
condition_3() {
  look
  at_most_for 60
  finds 'PREVIOUS_VERSION'
  needs 'DATABASE_URL'
  test_succeeds <<'SCRIPT'
docker manifest inspect "$REGISTRY/l09-api-gateway:$PREVIOUS_VERSION"
SCRIPT
}

# Database rollback script tested
threshold_verify_rollback_readiness_database_rollb() {
  threshold 'verify-rollback-readiness/database-rollback-script-tested' 'Database rollback script tested'
  look
  judgement 'verify-rollback-readiness/database-rollback-script-tested' 'Were both the downgrade to ${REVISION} and the restore of a backup tried in staging?' 'yes' || return
}

# TTL that the name server gives out
threshold_verify_rollback_readiness_ttl_that_the_n() {
  threshold 'verify-rollback-readiness/ttl-that-the-name-server-gives-out' 'TTL that the name server gives out'
  look
  at_most_for 600
  needs 'DATABASE_URL'
  look_by_script <<'SCRIPT' || return
dig +noall +answer "$API_HOST" "@$DNS_SERVER" | awk '$2 > max { max = $2 } END { if (NR) print max }'
SCRIPT
  take_number || return
  in_unit 1 's'
  level 'target' '≤60s' 0 compare '<=' 60
}

# 7.2 Verify rollback readiness
step_verify_rollback_readiness() {
  step 'verify-rollback-readiness' '7.2' 'Verify rollback readiness' || return
  may_run_again
  needs 'DATABASE_URL'
  script <<'SCRIPT' || return
docker inspect --format 'image: {{.Config.Image}}' l09-api-gateway
# Alembic finds the database by DATABASE_URL
revision=$(alembic current)
echo "revision: ${revision%% *}"
SCRIPT
  capture 'PREVIOUS_VERSION' 'out' take_group '- ^image: .*:(v[0-9]+[.][0-9]+[.][0-9]+)$' || return
  capture 'REVISION' 'out' take_group '- ^revision: ([0-9a-z_]+)$' || return
  gate 'Previous version containers tagged' 'the test succeeds' 0 5 condition_3 || return
  gate 'Database rollback script tested' '' 0 5 threshold_verify_rollback_readiness_database_rollb || return
  gate 'TTL that the name server gives out' '≤60s' 0 5 threshold_verify_rollback_readiness_ttl_that_the_n || return
}

# 7.3 Final smoke test in staging
step_final_smoke_test_in_staging() {
  step 'final-smoke-test-in-staging' '7.3' 'Final smoke test in staging' || return
  with_environment 'API_URL' 'https://api.staging.example.com'
  with_environment 'PGHOST' 'db.staging.example.com'
  may_run_again
  at_most_for 1200
  with_value 'API_GATEWAY_URL' '${API_URL}'
  script <<'SCRIPT' || return
pytest -m smoke
SCRIPT
}

# 7.4 Notify stakeholders: Deployment starting
step_notify_stakeholders_deployment_starting() {
  step 'notify-stakeholders-deployment-starting' '7.4' 'Notify stakeholders: Deployment starting' || return
  detail 'Status page updated: "Maintenance in progress"'
  detail 'Email sent to affected users'
  detail 'Internal team notified'
  may_run_again
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'STATUS_PAGE_WEBHOOK'
  need_secrets 'STATUS_PAGE_WEBHOOK' || return
  json_body '{"status":"Maintenance in progress"}'
  request 'POST' '${STATUS_PAGE_WEBHOOK}' || return
  send_by_hand 'email' 'Send it to the affected users with the mailing tool' 'We are deploying ${VERSION}. The platform may answer slowly for an hour.' || return
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'TEAM_WEBHOOK'
  need_secrets 'TEAM_WEBHOOK' || return
  json_body '{"text":"Deployment of ${VERSION} starts in half an hour."}'
  request 'POST' '${TEAM_WEBHOOK}' || return
}

# 7 Pre-Deployment Checks
section_pre_deployment_checks() {
  section '7' 'Pre-Deployment Checks' 'T-30min' || return
  owned_by 'Deployment Lead'
  perform step_backup_current_production || return
  perform step_verify_rollback_readiness || return
  perform step_final_smoke_test_in_staging || return
  perform step_notify_stakeholders_deployment_starting || return
}

# Rows in agents
threshold_rows_agents() {
  threshold 'rows-agents' 'Rows in agents'
  look
  at_most_for 600
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
SELECT COUNT(*) FROM agents;
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '≥ baseline' 0 compare_with_baseline '>=' 0 0
}

# Rows in tasks
threshold_rows_tasks() {
  threshold 'rows-tasks' 'Rows in tasks'
  look
  at_most_for 600
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
SELECT COUNT(*) FROM tasks;
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '≥ baseline' 0 compare_with_baseline '>=' 0 0
}

# Rows in users
threshold_rows_users() {
  threshold 'rows-users' 'Rows in users'
  look
  at_most_for 600
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
SELECT COUNT(*) FROM users;
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '≥ baseline' 0 compare_with_baseline '>=' 0 0
}

# Rows in sessions
threshold_rows_sessions() {
  threshold 'rows-sessions' 'Rows in sessions'
  look
  at_most_for 600
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
SELECT COUNT(*) FROM sessions;
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '≥ baseline − 20%' 0 compare_with_baseline '>=' -20 0
}

# 8.1.1 Record row counts before the change
step_record_row_counts_before_the_change() {
  step 'record-row-counts-before-the-change' '8.1.1' 'Record row counts before the change' || return
  read_baseline threshold_rows_agents || return
  read_baseline threshold_rows_tasks || return
  read_baseline threshold_rows_users || return
  read_baseline threshold_rows_sessions || return
}

# Backup files that are not empty
threshold_create_production_database_backup_backup() {
  threshold 'create-production-database-backup/backup-files-that-are-not-empty' 'Backup files that are not empty'
  look
  at_most_for 600
  finds 'BACKUP_TIMESTAMP'
  look_by_script <<'SCRIPT' || return
find "$BACKUP_DIR" -type f -name "*$BACKUP_TIMESTAMP*" -size +0
SCRIPT
  take_lines || return
  in_unit 1
  level 'target' '≥1' 0 compare '>=' 1
}

# 8.1.2 Create production database backup
step_create_production_database_backup() {
  step 'create-production-database-backup' '8.1.2' 'Create production database backup' || return
  about 'This is the backup that a rollback restores.'
  may_run_again
  at_most_for 900
  script <<'SCRIPT' || return
./platform/scripts/backup.sh production
SCRIPT
  capture 'BACKUP_TIMESTAMP' 'out' take_group '- ([0-9]+-[0-9]+)' || return
  gate 'Backup files that are not empty' '≥1' 0 5 threshold_create_production_database_backup_backup || return
}

# the test succeeds
condition_4() {
  look
  at_most_for 60
  needs 'DATABASE_URL'
  test_succeeds <<'SCRIPT'
alembic current --check-heads
SCRIPT
}

# the environment is production
condition_5() {
  always
}

# 8.1.3 Run database migrations
step_migrate() {
  step 'migrate' '8.1.3' 'Run database migrations' || return
  changes
  done_if condition_4
  on_failure 'rollback' 'ask' 'ask'
  confirm_if condition_5 'MIGRATE' || return
  at_most_for 900
  expect_line '- [(]head[)]'
  needs 'DATABASE_URL'
  script <<'SCRIPT' || return
# Alembic finds production by DATABASE_URL

# Run migrations
alembic upgrade head

# Verify migrations
alembic current
SCRIPT
}

# Foreign key constraints that are not validated
threshold_validate_data_integrity_foreign_key_cons() {
  threshold 'validate-data-integrity/foreign-key-constraints-that-are-not-validated' 'Foreign key constraints that are not validated'
  look
  at_most_for 600
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
-- Verify foreign key constraints
SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated;
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# 8.1.4 Validate data integrity
step_validate_data_integrity() {
  step 'validate-data-integrity' '8.1.4' 'Validate data integrity' || return
  may_run_again
  on_failure 'rollback' 'ask' 'ask'
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  script <<'SCRIPT' || return
-- Check row counts
SELECT 'agents' AS table_name, COUNT(*) FROM agents
UNION ALL
SELECT 'tasks', COUNT(*) FROM tasks
UNION ALL
SELECT 'sessions', COUNT(*) FROM sessions;
SCRIPT
  gate 'Rows in agents' '≥ baseline' 0 5 threshold_rows_agents || return
  gate 'Rows in tasks' '≥ baseline' 0 5 threshold_rows_tasks || return
  gate 'Rows in sessions' '≥ baseline − 20%' 0 5 threshold_rows_sessions || return
  gate 'Foreign key constraints that are not validated' '0' 0 5 threshold_validate_data_integrity_foreign_key_cons || return
}

# 8.1 Database Migration
section_database_migration() {
  section '8.1' 'Database Migration' 'T+0 to T+15' || return
  owned_by 'Database Admin'
  perform step_record_row_counts_before_the_change || return
  perform step_create_production_database_backup || return
  perform step_migrate || return
  perform step_validate_data_integrity || return
}

# Images that do not carry the version
threshold_build_production_images_images_that_do_n() {
  threshold 'build-production-images/images-that-do-not-carry-the-version' 'Images that do not carry the version'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
# Tag for production registry
docker compose -f docker-compose.app.yml config --images | awk -v tag=":$VERSION" '
  substr($0, length($0) - length(tag) + 1) != tag { n++ }
  END { if (NR) print n + 0 }'
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# 8.2.1 Build production images
step_build_production_images() {
  step 'build-production-images' '8.2.1' 'Build production images' || return
  changes
  may_run_again
  at_most_for 900
  script <<'SCRIPT' || return
# Set production tag: the one that is to be deployed must be the one that is checked out
test "$(git describe --tags --exact-match)" = "$VERSION"

# Build all service images
docker compose -f docker-compose.app.yml build
SCRIPT
  gate 'Images that do not carry the version' '0' 0 5 threshold_build_production_images_images_that_do_n || return
}

# the test succeeds
condition_6() {
  look
  at_most_for 60
  test_succeeds <<'SCRIPT'
docker manifest inspect "$REGISTRY/l09-api-gateway:$VERSION"
SCRIPT
}

# 8.2.2 Push images to registry
step_push_images_to_registry() {
  step 'push-images-to-registry' '8.2.2' 'Push images to registry' || return
  changes
  may_run_again
  retry 3 10 1 ''
  script <<'SCRIPT' || return
# Push to production registry
docker compose -f docker-compose.app.yml push
SCRIPT
  gate 'The registry has the image' 'the test succeeds' 0 5 condition_6 || return
}

# the test succeeds
condition_7() {
  look
  at_most_for 60
  test_succeeds <<'SCRIPT'
pg_isready --quiet --timeout=3
SCRIPT
}

# 8.2.3 Deploy infrastructure services
step_deploy_infrastructure_services() {
  step 'deploy-infrastructure-services' '8.2.3' 'Deploy infrastructure services' || return
  about 'They have been running since the preparation. What runs is left alone, what is missing is started.'
  changes
  may_run_again
  script <<'SCRIPT' || return
# Deploy PostgreSQL HA
docker compose -f docker-compose.postgres-ha.yml up -d --no-recreate --wait

# Deploy Redis cluster
docker compose -f docker-compose.redis-ha.yml up -d --no-recreate --wait

# Deploy Consul
docker compose -f docker-compose.consul.yml up -d --no-recreate --wait

# Deploy etcd
docker compose -f docker-compose.etcd.yml up -d --no-recreate --wait
SCRIPT
  gate 'Wait for readiness' 'the test succeeds' 120 5 condition_7 || return
}

# the test succeeds
condition_8() {
  look
  at_most_for 60
  with_value 'SERVICES' 'l01-data-layer'
  test_succeeds <<'SCRIPT'
mapfile -t layer <<< "$SERVICES"
states=$(docker compose -f docker-compose.app.yml ps --format '{{.Health}}' "${layer[@]}")
test "$(grep -cx healthy <<< "$states")" -eq "${#layer[@]}"
SCRIPT
}

# 8.2.4.1 L01 Data Layer
step_deploy_services_l01_data_layer() {
  step 'deploy-services.l01-data-layer' '8.2.4.1' 'L01 Data Layer' || return
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  with_value 'SERVICES' 'l01-data-layer'
  script <<'SCRIPT' || return
# Deploy in dependency order
mapfile -t layer <<< "$SERVICES"
docker compose -f docker-compose.app.yml up -d --no-deps "${layer[@]}"
SCRIPT
  gate 'All of them are healthy' 'the test succeeds' 120 5 condition_8 || return
}

# the test succeeds
condition_9() {
  look
  at_most_for 60
  with_value 'SERVICES' 'l02-runtime
l03-tool-execution
l04-model-gateway
l05-planning
l06-evaluation
l07-learning'
  test_succeeds <<'SCRIPT'
mapfile -t layer <<< "$SERVICES"
states=$(docker compose -f docker-compose.app.yml ps --format '{{.Health}}' "${layer[@]}")
test "$(grep -cx healthy <<< "$states")" -eq "${#layer[@]}"
SCRIPT
}

# 8.2.4.2 L02-L07 Core Layers
step_deploy_services_l02_l07_core_layers() {
  step 'deploy-services.l02-l07-core-layers' '8.2.4.2' 'L02-L07 Core Layers' || return
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  with_value 'SERVICES' 'l02-runtime
l03-tool-execution
l04-model-gateway
l05-planning
l06-evaluation
l07-learning'
  script <<'SCRIPT' || return
# Deploy in dependency order
mapfile -t layer <<< "$SERVICES"
docker compose -f docker-compose.app.yml up -d --no-deps "${layer[@]}"
SCRIPT
  gate 'All of them are healthy' 'the test succeeds' 120 5 condition_9 || return
}

# the test succeeds
condition_10() {
  look
  at_most_for 60
  with_value 'SERVICES' 'l09-api-gateway'
  test_succeeds <<'SCRIPT'
mapfile -t layer <<< "$SERVICES"
states=$(docker compose -f docker-compose.app.yml ps --format '{{.Health}}' "${layer[@]}")
test "$(grep -cx healthy <<< "$states")" -eq "${#layer[@]}"
SCRIPT
}

# 8.2.4.3 L09 API Gateway
step_deploy_services_l09_api_gateway() {
  step 'deploy-services.l09-api-gateway' '8.2.4.3' 'L09 API Gateway' || return
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  with_value 'SERVICES' 'l09-api-gateway'
  script <<'SCRIPT' || return
# Deploy in dependency order
mapfile -t layer <<< "$SERVICES"
docker compose -f docker-compose.app.yml up -d --no-deps "${layer[@]}"
SCRIPT
  gate 'All of them are healthy' 'the test succeeds' 120 5 condition_10 || return
}

# the test succeeds
condition_11() {
  look
  at_most_for 60
  with_value 'SERVICES' 'l10-human-interface'
  test_succeeds <<'SCRIPT'
mapfile -t layer <<< "$SERVICES"
states=$(docker compose -f docker-compose.app.yml ps --format '{{.Health}}' "${layer[@]}")
test "$(grep -cx healthy <<< "$states")" -eq "${#layer[@]}"
SCRIPT
}

# 8.2.4.4 L10 Human Interface
step_deploy_services_l10_human_interface() {
  step 'deploy-services.l10-human-interface' '8.2.4.4' 'L10 Human Interface' || return
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  with_value 'SERVICES' 'l10-human-interface'
  script <<'SCRIPT' || return
# Deploy in dependency order
mapfile -t layer <<< "$SERVICES"
docker compose -f docker-compose.app.yml up -d --no-deps "${layer[@]}"
SCRIPT
  gate 'All of them are healthy' 'the test succeeds' 120 5 condition_11 || return
}

# the test succeeds
condition_12() {
  look
  at_most_for 60
  with_value 'SERVICES' 'l11-integration
l12-service-hub'
  test_succeeds <<'SCRIPT'
mapfile -t layer <<< "$SERVICES"
states=$(docker compose -f docker-compose.app.yml ps --format '{{.Health}}' "${layer[@]}")
test "$(grep -cx healthy <<< "$states")" -eq "${#layer[@]}"
SCRIPT
}

# 8.2.4.5 L11 Integration + L12 NL Interface
step_deploy_services_l11_integration_l12_nl_i() {
  step 'deploy-services.l11-integration-l12-nl-interface' '8.2.4.5' 'L11 Integration + L12 NL Interface' || return
  changes
  may_run_again
  on_failure 'rollback' 'rollback' 'rollback'
  with_value 'SERVICES' 'l11-integration
l12-service-hub'
  script <<'SCRIPT' || return
# Deploy in dependency order
mapfile -t layer <<< "$SERVICES"
docker compose -f docker-compose.app.yml up -d --no-deps "${layer[@]}"
SCRIPT
  gate 'All of them are healthy' 'the test succeeds' 120 5 condition_12 || return
}

# 8.2.4 Deploy application services (rolling update)
step_deploy_services() {
  step 'deploy-services' '8.2.4' 'Deploy application services (rolling update)' || return
  about 'One layer after the other; each is healthy before the next one begins.'
  on_failure 'rollback' 'rollback' 'rollback'
  perform step_deploy_services_l01_data_layer || return "$diverted"
  perform step_deploy_services_l02_l07_core_layers || return "$diverted"
  perform step_deploy_services_l09_api_gateway || return "$diverted"
  perform step_deploy_services_l10_human_interface || return "$diverted"
  perform step_deploy_services_l11_integration_l12_nl_i || return "$diverted"
}

# The UI answers
threshold_deploy_ui_the_ui_answers() {
  threshold 'deploy-ui/the-ui-answers' 'The UI answers'
  look
  at_most_for 30
  look_by_request 'GET' '${UI_URL}' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# 8.2.5 Deploy UI
step_deploy_ui() {
  step 'deploy-ui' '8.2.5' 'Deploy UI' || return
  changes
  may_run_again
  in_directory 'platform/ui'
  script <<'SCRIPT' || return
# Build production UI
npm ci
npm run build

# Deploy to CDN/hosting
aws s3 sync dist/ s3://platform-ui-production --delete
aws cloudfront create-invalidation --distribution-id "$CDN_ID" --paths "/*"
SCRIPT
  gate 'The UI answers' '200' 120 10 threshold_deploy_ui_the_ui_answers || return
}

# 8.2 Container Deployment
section_container_deployment() {
  section '8.2' 'Container Deployment' 'T+15 to T+30' || return
  owned_by 'Infrastructure Lead'
  perform step_build_production_images || return
  perform step_push_images_to_registry || return
  perform step_deploy_infrastructure_services || return
  perform step_deploy_services || return
  perform step_deploy_ui || return
}

# Application services that are not healthy
threshold_services_not_healthy() {
  threshold 'services-not-healthy' 'Application services that are not healthy'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
services=$(docker compose -f docker-compose.app.yml config --services | sort)
healthy=$(docker compose -f docker-compose.app.yml ps --format '{{.Service}} {{.Health}}' | sed -n 's/ healthy$//p' | sort)
test -n "$services"
comm -23 <(printf '%s\n' "$services") <(printf '%s\n' "$healthy") | wc -l
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# Containers in "healthy" state
threshold_verify_all_containers_running_containers() {
  threshold 'verify-all-containers-running/containers-in-healthy-state' 'Containers in "healthy" state'
  look
  at_most_for 600
  look_by_script <<'SCRIPT' || return
docker ps --filter health=healthy --format '{{.Names}}'
SCRIPT
  take_lines || return
  in_unit 1
  level 'target' '≥23' 0 compare '>=' 23
}

# 8.3.1 Verify all containers running
step_verify_all_containers_running() {
  step 'verify-all-containers-running' '8.3.1' 'Verify all containers running' || return
  may_run_again
  on_failure 'rollback' 'ask' 'ask'
  script <<'SCRIPT' || return
docker ps --format 'table {{.Names}} {{.Status}}'
SCRIPT
  gate 'Application services that are not healthy' '0' 120 10 threshold_services_not_healthy || return
  gate 'Containers in "healthy" state' '≥23' 0 5 threshold_verify_all_containers_running_containers || return
}

# L01 Data Layer
threshold_data_layer_live() {
  threshold 'data-layer-live' 'L01 Data Layer'
  look
  at_most_for 30
  look_by_request 'GET' '${API_URL}/l01/health/live' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# L09 API Gateway
threshold_api_gateway_live() {
  threshold 'api-gateway-live' 'L09 API Gateway'
  look
  at_most_for 30
  look_by_request 'GET' '${API_URL}/health/live' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# L10 Human Interface
threshold_human_interface_live() {
  threshold 'human-interface-live' 'L10 Human Interface'
  look
  at_most_for 30
  look_by_request 'GET' '${API_URL}/l10/health/live' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# L12 NL Interface
threshold_nl_interface_live() {
  threshold 'nl-interface-live' 'L12 NL Interface'
  look
  at_most_for 30
  look_by_request 'GET' '${API_URL}/l12/health/live' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# 8.3.2 Check service health endpoints
step_check_service_health_endpoints() {
  step 'check-service-health-endpoints' '8.3.2' 'Check service health endpoints' || return
  on_failure 'rollback' 'ask' 'ask'
  gate 'L01 Data Layer' '200' 120 5 threshold_data_layer_live || return
  gate 'L09 API Gateway' '200' 120 5 threshold_api_gateway_live || return
  gate 'L10 Human Interface' '200' 120 5 threshold_human_interface_live || return
  gate 'L12 NL Interface' '200' 120 5 threshold_nl_interface_live || return
}

# Database connections of max
threshold_database_connections() {
  threshold 'database-connections' 'Database connections of max'
  look
  at_most_for 30
  parameter 'query' 'sum(pg_stat_activity_count) / max(pg_settings_max_connections)'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '<80%' 0 compare '<' 0.80
  level 'critical' '>95%' 0 compare '>' 0.95
}

# Replicas that stream
threshold_verify_database_connections_replicas_tha() {
  threshold 'verify-database-connections/replicas-that-stream' 'Replicas that stream'
  look
  at_most_for 600
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  look_by_script <<'SCRIPT' || return
SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming';
SCRIPT
  take_number || return
  in_unit 1
  level 'target' '2' 0 compare '=' 2
}

# 8.3.3 Verify database connections
step_verify_database_connections() {
  step 'verify-database-connections' '8.3.3' 'Verify database connections' || return
  owned_by 'Database Admin'
  may_run_again
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  script <<'SCRIPT' || return
-- Check active connections
SELECT count(*) FROM pg_stat_activity WHERE datname='agentic_platform';

-- Verify replication status
SELECT * FROM pg_stat_replication;
SCRIPT
  gate 'Database connections of max' '<80%' 0 5 threshold_database_connections || return
  gate 'Replicas that stream' '2' 0 5 threshold_verify_database_connections_replicas_tha || return
}

# State of the Redis cluster
threshold_verify_redis_cluster_state_of_the_redis_1() {
  threshold 'verify-redis-cluster/state-of-the-redis-cluster' 'State of the Redis cluster'
  look
  answer_of_step 'out'
  take_group '- ^cluster_state:([a-z]+)' || return
  in_unit 1
  level 'target' '“ok”' 0 reads 'ok'
}

# Redis primaries that are connected
threshold_verify_redis_cluster_redis_primaries_tha() {
  threshold 'verify-redis-cluster/redis-primaries-that-are-connected' 'Redis primaries that are connected'
  look
  answer_of_step 'out'
  take_matching_lines '- [ ,]master - .* connected' || return
  in_unit 1
  level 'target' '3' 0 compare '=' 3
}

# Redis replicas that are connected
threshold_verify_redis_cluster_redis_replicas_that() {
  threshold 'verify-redis-cluster/redis-replicas-that-are-connected' 'Redis replicas that are connected'
  look
  answer_of_step 'out'
  take_matching_lines '- [ ,]slave [0-9a-f]+ .* connected' || return
  in_unit 1
  level 'target' '3' 0 compare '=' 3
}

# 8.3.4 Verify Redis cluster
step_verify_redis_cluster() {
  step 'verify-redis-cluster' '8.3.4' 'Verify Redis cluster' || return
  may_run_again
  script <<'SCRIPT' || return
docker exec agentic-redis-1 redis-cli CLUSTER INFO
docker exec agentic-redis-1 redis-cli CLUSTER NODES
SCRIPT
  gate 'State of the Redis cluster' '“ok”' 0 5 threshold_verify_redis_cluster_state_of_the_redis_1 || return
  gate 'Redis primaries that are connected' '3' 0 5 threshold_verify_redis_cluster_redis_primaries_tha || return
  gate 'Redis replicas that are connected' '3' 0 5 threshold_verify_redis_cluster_redis_replicas_that || return
}

# Application services in the catalogue
threshold_verify_consul_service_discovery_applicat() {
  threshold 'verify-consul-service-discovery/application-services-in-the-catalogue' 'Application services in the catalogue'
  look
  answer_of_step 'out'
  take_matching_lines '- ^l(0[1-79]|1[0-2])-' || return
  in_unit 1
  level 'target' '≥11' 0 compare '>=' 11
}

# 8.3.5 Verify Consul service discovery
step_verify_consul_service_discovery() {
  step 'verify-consul-service-discovery' '8.3.5' 'Verify Consul service discovery' || return
  may_run_again
  script <<'SCRIPT' || return
curl -fsS --max-time 10 "$CONSUL_URL/v1/catalog/services" | jq -r 'keys[]'
SCRIPT
  gate 'Application services in the catalogue' '≥11' 0 5 threshold_verify_consul_service_discovery_applicat || return
}

# Lines that speak of an error
threshold_check_application_logs_lines_that_speak_1() {
  threshold 'check-application-logs/lines-that-speak-of-an-error' 'Lines that speak of an error'
  look
  answer_of_step 'both'
  take_matching_lines 'i error' || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# 8.3.6 Check application logs
step_check_application_logs() {
  step 'check-application-logs' '8.3.6' 'Check application logs' || return
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  script <<'SCRIPT' || return
# Check for errors
docker logs l09-api-gateway --tail=100
docker logs l10-human-interface --tail=100
SCRIPT
  gate 'Lines that speak of an error' '0' 0 5 threshold_check_application_logs_lines_that_speak_1 || return
}

# 8.3 Service Verification
section_service_verification() {
  section '8.3' 'Service Verification' 'T+30 to T+45' || return
  owned_by 'Infrastructure Lead'
  perform step_verify_all_containers_running || return
  perform step_check_service_health_endpoints || return
  perform step_verify_database_connections || return
  perform step_verify_redis_cluster || return
  perform step_verify_consul_service_discovery || return
  perform step_check_application_logs || return
}

# 8 Deployment Execution
section_deployment_execution() {
  section '8' 'Deployment Execution' 'T+0' || return
  section_database_migration || return
  section_container_deployment || return
  section_service_verification || return
}

# 9.1 Run smoke tests against production
step_run_smoke_tests_against_production() {
  step 'run-smoke-tests-against-production' '9.1' 'Run smoke tests against production' || return
  may_run_again
  on_failure 'rollback' 'ask' 'ask'
  with_value 'API_GATEWAY_URL' '${API_URL}'
  script <<'SCRIPT' || return
# Run smoke tests
pytest -m smoke
SCRIPT
}

# 9.2.1 User registration and login
step_verify_critical_user_flows_user_registra() {
  step 'verify-critical-user-flows.user-registration-and-login' '9.2.1' 'User registration and login' || return
  may_run_again
  by_hand || return
}

# 9.2.2 Agent creation and task execution
step_verify_critical_user_flows_agent_creatio() {
  step 'verify-critical-user-flows.agent-creation-and-task-execution' '9.2.2' 'Agent creation and task execution' || return
  may_run_again
  by_hand || return
}

# 9.2.3 API key generation
step_verify_critical_user_flows_api_key_gener() {
  step 'verify-critical-user-flows.api-key-generation' '9.2.3' 'API key generation' || return
  may_run_again
  by_hand || return
}

# 9.2.4 Session management
step_verify_critical_user_flows_session_manag() {
  step 'verify-critical-user-flows.session-management' '9.2.4' 'Session management' || return
  may_run_again
  by_hand || return
}

# 9.2.5 File upload/download
step_verify_critical_user_flows_file_upload_d() {
  step 'verify-critical-user-flows.file-upload-download' '9.2.5' 'File upload/download' || return
  may_run_again
  by_hand || return
}

# 9.2 Verify critical user flows
step_verify_critical_user_flows() {
  step 'verify-critical-user-flows' '9.2' 'Verify critical user flows' || return
  perform step_verify_critical_user_flows_user_registra || return "$diverted"
  perform step_verify_critical_user_flows_agent_creatio || return "$diverted"
  perform step_verify_critical_user_flows_api_key_gener || return "$diverted"
  perform step_verify_critical_user_flows_session_manag || return "$diverted"
  perform step_verify_critical_user_flows_file_upload_d || return "$diverted"
}

# API latency check (p95)
threshold_performance_validation_api_latency_check() {
  threshold 'performance-validation/api-latency-check-p95' 'API latency check (p95)'
  look
  at_most_for 80
  repeated 50
  look_by_request 'GET' '${API_URL}/health/live' || return
  take_percentile 95 || return
  in_unit 1 's'
  level 'target' '<500ms' 0 compare '<' 0.500
}

# 9.3 Performance validation
step_performance_validation() {
  step 'performance-validation' '9.3' 'Performance validation' || return
  gate 'API latency check (p95)' '<500ms' 0 5 threshold_performance_validation_api_latency_check || return
}

# 301
bound_1() {
  compare '=' 301
}

# 308
bound_2() {
  compare '=' 308
}

# Answer to plain HTTP
threshold_security_validation_https_enforced_answe() {
  threshold 'security-validation.https-enforced/answer-to-plain-http' 'Answer to plain HTTP'
  look
  at_most_for 30
  look_by_request 'GET' 'http://${API_HOST}/health/live' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '301 or 308' 0 any_of bound_1 bound_2
}

# 9.4.1 HTTPS enforced
step_security_validation_https_enforced() {
  step 'security-validation.https-enforced' '9.4.1' 'HTTPS enforced' || return
  gate 'Answer to plain HTTP' '301 or 308' 0 5 threshold_security_validation_https_enforced_answe || return
}

# 9.4.2 CORS headers present
step_security_validation_cors_headers_present() {
  step 'security-validation.cors-headers-present' '9.4.2' 'CORS headers present' || return
  may_run_again
  expect_line 'i ^access-control-allow-origin:'
  script <<'SCRIPT' || return
curl -fsS --max-time 10 -o /dev/null -D - -H "Origin: $UI_URL" "$API_URL/health/live"
SCRIPT
}

# Requests that were turned away
threshold_security_validation_rate_limiting_active() {
  threshold 'security-validation.rate-limiting-active/requests-that-were-turned-away' 'Requests that were turned away'
  look
  answer_of_step 'out'
  take_matching_lines '- ^429$' || return
  in_unit 1
  level 'target' '≥1' 0 compare '>=' 1
}

# 9.4.3 Rate limiting active
step_security_validation_rate_limiting_active() {
  step 'security-validation.rate-limiting-active' '9.4.3' 'Rate limiting active' || return
  about 'Sends 120 requests; the limit is 100 a minute.'
  may_run_again
  at_most_for 120
  script <<'SCRIPT' || return
curl -sS --max-time 60 -o /dev/null -w "%{http_code}\n" "$API_URL/health/live?probe=[1-120]"
SCRIPT
  gate 'Requests that were turned away' '≥1' 0 5 threshold_security_validation_rate_limiting_active || return
}

# 401
bound_3() {
  compare '=' 401
}

# 403
bound_4() {
  compare '=' 403
}

# Answer without credentials
threshold_security_validation_authentication_requi() {
  threshold 'security-validation.authentication-required-for-protected-endpoints/answer-without-credentials' 'Answer without credentials'
  look
  at_most_for 30
  look_by_request 'GET' '${API_URL}/api/v1/agents' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '401 or 403' 0 any_of bound_3 bound_4
}

# 9.4.4 Authentication required for protected endpoints
step_security_validation_authentication_requi() {
  step 'security-validation.authentication-required-for-protected-endpoints' '9.4.4' 'Authentication required for protected endpoints' || return
  gate 'Answer without credentials' '401 or 403' 120 15 threshold_security_validation_authentication_requi || return
}

# 9.4 Security validation
step_security_validation() {
  step 'security-validation' '9.4' 'Security validation' || return
  owned_by 'Security Lead'
  perform step_security_validation_https_enforced || return "$diverted"
  perform step_security_validation_cors_headers_present || return "$diverted"
  perform step_security_validation_rate_limiting_active || return "$diverted"
  perform step_security_validation_authentication_requi || return "$diverted"
}

# 9.5.1 Grafana showing metrics
step_monitoring_dashboards_operational_grafan() {
  step 'monitoring-dashboards-operational.grafana-showing-metrics' '9.5.1' 'Grafana showing metrics' || return
  about 'Open <https://grafana.example.com>.'
  may_run_again
  by_hand || return
}

# Targets that are down
threshold_monitoring_dashboards_operational_promet() {
  threshold 'monitoring-dashboards-operational.prometheus-scraping-all-targets/targets-that-are-down' 'Targets that are down'
  look
  at_most_for 30
  parameter 'query' 'count(up == 0) or vector(0)'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# 9.5.2 Prometheus scraping all targets
step_monitoring_dashboards_operational_promet() {
  step 'monitoring-dashboards-operational.prometheus-scraping-all-targets' '9.5.2' 'Prometheus scraping all targets' || return
  gate 'Targets that are down' '0' 0 5 threshold_monitoring_dashboards_operational_promet || return
}

# Critical alerts
threshold_monitoring_dashboards_operational_no_cri() {
  threshold 'monitoring-dashboards-operational.no-critical-alerts-firing/critical-alerts' 'Critical alerts'
  look
  at_most_for 30
  parameter 'query' 'count(ALERTS{alertstate="firing", severity="critical"}) or vector(0)'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '0' 0 compare '=' 0
}

# 9.5.3 No critical alerts firing
step_monitoring_dashboards_operational_no_cri() {
  step 'monitoring-dashboards-operational.no-critical-alerts-firing' '9.5.3' 'No critical alerts firing' || return
  gate 'Critical alerts' '0' 0 5 threshold_monitoring_dashboards_operational_no_cri || return
}

# 9.5.4 Log aggregation working
step_monitoring_dashboards_operational_log_ag() {
  step 'monitoring-dashboards-operational.log-aggregation-working' '9.5.4' 'Log aggregation working' || return
  may_run_again
  by_hand || return
}

# 9.5 Monitoring dashboards operational
step_monitoring_dashboards_operational() {
  step 'monitoring-dashboards-operational' '9.5' 'Monitoring dashboards operational' || return
  owned_by 'Operations Lead'
  perform step_monitoring_dashboards_operational_grafan || return "$diverted"
  perform step_monitoring_dashboards_operational_promet || return "$diverted"
  perform step_monitoring_dashboards_operational_no_cri || return "$diverted"
  perform step_monitoring_dashboards_operational_log_ag || return "$diverted"
}

# 9.6 Verify data consistency
step_verify_data_consistency() {
  step 'verify-data-consistency' '9.6' 'Verify data consistency' || return
  owned_by 'Database Admin'
  about 'Data counts match pre-deployment'
  may_run_again
  on_failure 'rollback' 'ask' 'ask'
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  script <<'SCRIPT' || return
-- Check critical tables
SELECT COUNT(*) FROM agents;
SELECT COUNT(*) FROM tasks;
SELECT COUNT(*) FROM users;
SCRIPT
  gate 'Rows in agents' '≥ baseline' 0 5 threshold_rows_agents || return
  gate 'Rows in tasks' '≥ baseline' 0 5 threshold_rows_tasks || return
  gate 'Rows in users' '≥ baseline' 0 5 threshold_rows_users || return
}

# 9 Post-Deployment Verification
section_post_deployment_verification() {
  section '9' 'Post-Deployment Verification' 'T+45 to T+60' || return
  owned_by 'QA Lead'
  perform step_run_smoke_tests_against_production || return
  perform step_verify_critical_user_flows || return
  perform step_performance_validation || return
  perform step_security_validation || return
  perform step_monitoring_dashboards_operational || return
  perform step_verify_data_consistency || return
}

# 10.1 Internal team testing
step_internal_team_testing() {
  step 'internal-team-testing' '10.1' 'Internal team testing' || return
  owned_by 'QA Lead'
  detail 'Dev team: API testing'
  detail 'QA team: End-to-end testing'
  detail 'Product team: Feature verification'
  may_run_again
  by_hand || return
}

# 10.2 Beta user testing
step_beta_user_testing() {
  step 'beta-user-testing' '10.2' 'Beta user testing' || return
  owned_by 'QA Lead'
  detail '5-10 beta users invited'
  detail 'Critical path testing'
  detail 'Feedback collected'
  may_run_again
  by_hand || return
}

# Error rate
threshold_error_rate() {
  threshold 'error-rate' 'Error rate'
  look
  at_most_for 30
  parameter 'query' '(sum(rate(http_requests_total{code=~"5.."}[5m])) or vector(0)) / sum(rate(http_requests_total[5m]))'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '<0.1%' 0 compare '<' 0.001
  level 'warning' '>0.5%' 0 compare '>' 0.005
  level 'critical' '>1%' 0 compare '>' 0.01
  level 'rollback' '>5% sustained for 2 minutes' 120 compare '>' 0.05
}

# 10.3 Monitor error rates
step_monitor_error_rates() {
  step 'monitor-error-rates' '10.3' 'Monitor error rates' || return
  owned_by 'Operations Lead'
  gate 'Error rate' '<0.1%' 0 5 threshold_error_rate || return
}

# Response time (p95)
threshold_response_time() {
  threshold 'response-time' 'Response time (p95)'
  look
  at_most_for 30
  parameter 'query' 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1 's'
  level 'target' '<500ms' 0 compare '<' 0.500
  level 'warning' '>1s' 0 compare '>' 1
  level 'critical' '>2s' 0 compare '>' 2
  level 'rollback' '>5s sustained for 5 minutes' 300 compare '>' 5
}

# CPU usage
threshold_cpu() {
  threshold 'cpu' 'CPU usage'
  look
  at_most_for 30
  parameter 'query' '1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m]))'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '<70%' 0 compare '<' 0.70
  level 'critical' '>90%' 0 compare '>' 0.90
}

# Memory usage
threshold_memory() {
  threshold 'memory' 'Memory usage'
  look
  at_most_for 30
  parameter 'query' '1 - sum(node_memory_MemAvailable_bytes) / sum(node_memory_MemTotal_bytes)'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '<80%' 0 compare '<' 0.80
  level 'critical' '>95%' 0 compare '>' 0.95
}

# 10.4 Monitor performance metrics
step_monitor_performance_metrics() {
  step 'monitor-performance-metrics' '10.4' 'Monitor performance metrics' || return
  owned_by 'Operations Lead'
  gate 'Response time (p95)' '<500ms' 0 5 threshold_response_time || return
  gate 'CPU usage' '<70%' 0 5 threshold_cpu || return
  gate 'Memory usage' '<80%' 0 5 threshold_memory || return
  gate 'Database connections of max' '<80%' 0 5 threshold_database_connections || return
}

# 10 User Acceptance
section_user_acceptance() {
  section '10' 'User Acceptance' 'T+60 to T+120' || return
  perform step_internal_team_testing || return
  perform step_beta_user_testing || return
  perform step_monitor_error_rates || return
  perform step_monitor_performance_metrics || return
}

# B Deployment Phase
phase_deployment_phase() {
  section 'B' 'Deployment Phase' 'T-30min' || return
  perform step_deployment_phase_approve || return
  section_pre_deployment_checks || return
  section_deployment_execution || return
  section_post_deployment_verification || return
  section_user_acceptance || return
}

# 11.1 Notify stakeholders: Deployment complete
step_notify_stakeholders_deployment_complete() {
  step 'notify-stakeholders-deployment-complete' '11.1' 'Notify stakeholders: Deployment complete' || return
  detail 'Status page updated: "All systems operational"'
  detail 'Email sent: "Platform upgraded successfully"'
  detail 'Internal team notified'
  may_run_again
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'STATUS_PAGE_WEBHOOK'
  need_secrets 'STATUS_PAGE_WEBHOOK' || return
  json_body '{"status":"All systems operational"}'
  request 'POST' '${STATUS_PAGE_WEBHOOK}' || return
  send_by_hand 'email' 'Send it to the affected users with the mailing tool' 'Platform upgraded successfully' || return
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'TEAM_WEBHOOK'
  need_secrets 'TEAM_WEBHOOK' || return
  json_body '{"text":"${VERSION} is deployed; the observation begins."}'
  request 'POST' '${TEAM_WEBHOOK}' || return
}

# 11.2 Update documentation
step_update_documentation() {
  step 'update-documentation' '11.2' 'Update documentation' || return
  detail 'Deployment notes added to runbook'
  detail 'Known issues documented'
  detail 'Lessons learned captured'
  may_run_again
  by_hand || return
}

# 11.3 Handoff to operations team
step_handoff_to_operations_team() {
  step 'handoff-to-operations-team' '11.3' 'Handoff to operations team' || return
  detail 'Deployment summary shared'
  detail 'Monitoring dashboard URLs provided'
  detail 'On-call schedule confirmed'
  may_run_again
  by_hand || return
}

# 11 Communication & Handoff
section_communication_handoff() {
  section '11' 'Communication & Handoff' '' || return
  owned_by 'Deployment Lead'
  perform step_notify_stakeholders_deployment_complete || return
  perform step_update_documentation || return
  perform step_handoff_to_operations_team || return
}

# 12.1 Alert thresholds configured
step_alert_thresholds_configured() {
  step 'alert-thresholds-configured' '12.1' 'Alert thresholds configured' || return
  detail 'Info: Unusual traffic patterns'
  detail 'Error rate, target: <0.1%'
  detail 'Error rate, warning: >0.5%'
  detail 'Error rate, critical: >1%'
  detail 'Error rate, rollback: >5% sustained for 2 minutes'
  detail 'Response time (p95), target: <500ms'
  detail 'Response time (p95), warning: >1s'
  detail 'Response time (p95), critical: >2s'
  detail 'Response time (p95), rollback: >5s sustained for 5 minutes'
  may_run_again
  by_hand || return
}

# 12.2 Monitor for 6 hours minimum
step_monitor() {
  step 'monitor' '12.2' 'Monitor for 6 hours minimum' || return
  on_failure 'ask' 'ask' 'ask'
  stretch 3600 300 'Active monitoring'
  stretch 7200 900 'Regular monitoring'
  stretch 10800 1800 'Periodic monitoring'
  sample 'Error rate' 1 threshold_error_rate
  sample 'Response time (p95)' 1 threshold_response_time
  sample 'CPU usage' 0 threshold_cpu
  sample 'Memory usage' 0 threshold_memory
  sample 'Database connections of max' 0 threshold_database_connections
  watch || return
}

# User sessions
threshold_key_metrics_to_watch_user_sessions() {
  threshold 'key-metrics-to-watch/user-sessions' 'User sessions'
  look
  judgement 'key-metrics-to-watch/user-sessions' 'Are user sessions growing normally?' 'yes' || return
}

# 12.3 Key metrics to watch
step_key_metrics_to_watch() {
  step 'key-metrics-to-watch' '12.3' 'Key metrics to watch' || return
  gate 'Error rate' '<0.1%' 0 5 threshold_error_rate || return
  gate 'Response time (p95)' '<500ms' 0 5 threshold_response_time || return
  gate 'CPU usage' '<70%' 0 5 threshold_cpu || return
  gate 'Memory usage' '<80%' 0 5 threshold_memory || return
  gate 'Database connections of max' '<80%' 0 5 threshold_database_connections || return
  gate 'User sessions' '' 0 5 threshold_key_metrics_to_watch_user_sessions || return
}

# 12 Monitoring & Observation
section_monitoring_observation() {
  section '12' 'Monitoring & Observation' 'T+120 to T+720' || return
  owned_by 'Operations Lead'
  perform step_alert_thresholds_configured || return
  perform step_monitor || return
  perform step_key_metrics_to_watch || return
}

# Score of 100
threshold_platform_health_score_95_100_score_of_10() {
  threshold 'platform-health-score-95-100/score-of-100' 'Score of 100'
  look
  answer_of_step 'out'
  take_group '- ([0-9]+)/100' || return
  in_unit 1
  level 'target' '≥95' 0 compare '>=' 95
}

# 13.1 Platform health score ≥95/100
step_platform_health_score_95_100() {
  step 'platform-health-score-95-100' '13.1' 'Platform health score ≥95/100' || return
  may_run_again
  script <<'SCRIPT' || return
# Generate health report
sp-cli health check
SCRIPT
  gate 'Score of 100' '≥95' 0 5 threshold_platform_health_score_95_100_score_of_10 || return
}

# 13.2 Zero critical incidents
step_zero_critical_incidents() {
  step 'zero-critical-incidents' '13.2' 'Zero critical incidents' || return
  detail 'No service outages'
  detail 'No data loss'
  detail 'No security breaches'
  may_run_again
  by_hand || return
}

# UI load time (p95)
threshold_ui_load_time() {
  threshold 'ui-load-time' 'UI load time (p95)'
  look
  at_most_for 30
  parameter 'query' 'histogram_quantile(0.95, sum by (le) (rate(ui_page_load_seconds_bucket[30m])))'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1 's'
  level 'target' '<3s' 0 compare '<' 3
}

# Database query time (p95)
threshold_database_query_time() {
  threshold 'database-query-time' 'Database query time (p95)'
  look
  at_most_for 30
  parameter 'query' 'histogram_quantile(0.95, sum by (le) (rate(db_query_duration_seconds_bucket[30m])))'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1 's'
  level 'target' '<100ms' 0 compare '<' 0.100
}

# 13.3 Performance targets met
step_performance_targets_met() {
  step 'performance-targets-met' '13.3' 'Performance targets met' || return
  gate 'API response time (p95)' '<500ms' 0 5 threshold_response_time || return
  gate 'UI load time (p95)' '<3s' 0 5 threshold_ui_load_time || return
  gate 'Database query time (p95)' '<100ms' 0 5 threshold_database_query_time || return
}

# No major user complaints
threshold_user_satisfaction_no_major_user_complain() {
  threshold 'user-satisfaction/no-major-user-complaints' 'No major user complaints'
  look
  judgement 'user-satisfaction/no-major-user-complaints' 'Was there any major complaint?' 'no' || return
}

# Beta user feedback positive
threshold_user_satisfaction_beta_user_feedback_pos() {
  threshold 'user-satisfaction/beta-user-feedback-positive' 'Beta user feedback positive'
  look
  judgement 'user-satisfaction/beta-user-feedback-positive' 'Is the feedback of the beta users positive?' 'yes' || return
}

# Internal team approval
threshold_user_satisfaction_internal_team_approval() {
  threshold 'user-satisfaction/internal-team-approval' 'Internal team approval'
  look
  judgement 'user-satisfaction/internal-team-approval' 'Does the internal team approve of the release?' 'yes' || return
}

# 13.4 User satisfaction
step_user_satisfaction() {
  step 'user-satisfaction' '13.4' 'User satisfaction' || return
  gate 'No major user complaints' '' 0 5 threshold_user_satisfaction_no_major_user_complain || return
  gate 'Beta user feedback positive' '' 0 5 threshold_user_satisfaction_beta_user_feedback_pos || return
  gate 'Internal team approval' '' 0 5 threshold_user_satisfaction_internal_team_approval || return
}

# 13 Success Criteria Validation
section_success_criteria_validation() {
  section '13' 'Success Criteria Validation' '' || return
  owned_by 'Deployment Lead'
  perform step_platform_health_score_95_100 || return
  perform step_zero_critical_incidents || return
  perform step_performance_targets_met || return
  perform step_user_satisfaction || return
}

# C Post-Deployment Phase
phase_post_deployment_phase() {
  section 'C' 'Post-Deployment Phase' 'T+120' || return
  section_communication_handoff || return
  section_monitoring_observation || return
  section_success_criteria_validation || return
}

# 14.1 Post-mortem meeting scheduled (if issues occurred)
step_post_mortem_meeting_scheduled_if_issues_1() {
  step 'post-mortem-meeting-scheduled-if-issues-occurred' '14.1' 'Post-mortem meeting scheduled (if issues occurred)' || return
  may_run_again
  by_hand || return
}

# 14.2 Deployment metrics analyzed
step_deployment_metrics_analyzed() {
  step 'deployment-metrics-analyzed' '14.2' 'Deployment metrics analyzed' || return
  detail 'Deployment duration'
  detail 'Downtime duration (if any)'
  detail 'Issue count and severity'
  may_run_again
  by_hand || return
}

# 14.3 Lessons learned documented
step_lessons_learned_documented() {
  step 'lessons-learned-documented' '14.3' 'Lessons learned documented' || return
  detail 'What went well'
  detail 'What went wrong'
  detail 'What to improve'
  may_run_again
  by_hand || return
}

# 14 Within 24 Hours
section_within_24_hours() {
  section '14' 'Within 24 Hours' 'E to E+24h' || return
  owned_by 'Deployment Lead'
  perform step_post_mortem_meeting_scheduled_if_issues_1 || return
  perform step_deployment_metrics_analyzed || return
  perform step_lessons_learned_documented || return
}

# 15.1 Update deployment procedures
step_update_deployment_procedures() {
  step 'update-deployment-procedures' '15.1' 'Update deployment procedures' || return
  detail 'Incorporate lessons learned'
  detail 'Update scripts and automation'
  detail 'Update documentation'
  may_run_again
  by_hand || return
}

# 15.2 Review monitoring and alerts
step_review_monitoring_and_alerts() {
  step 'review-monitoring-and-alerts' '15.2' 'Review monitoring and alerts' || return
  detail 'Were alerts timely and actionable?'
  detail 'Were there false positives?'
  detail 'Are there gaps in coverage?'
  may_run_again
  by_hand || return
}

# 15.3 Plan for next deployment
step_plan_for_next_deployment() {
  step 'plan-for-next-deployment' '15.3' 'Plan for next deployment' || return
  detail 'Schedule next release'
  detail 'Identify risk areas'
  detail 'Plan for improvements'
  may_run_again
  by_hand || return
}

# 15 Within 1 Week
section_within_1_week() {
  section '15' 'Within 1 Week' 'E+24h to E+7 Days' || return
  owned_by 'Deployment Lead'
  perform step_update_deployment_procedures || return
  perform step_review_monitoring_and_alerts || return
  perform step_plan_for_next_deployment || return
}

# D Post-Deployment Review
phase_post_deployment_review() {
  section 'D' 'Post-Deployment Review' 'E to E+7 Days' || return
  section_within_24_hours || return
  section_within_1_week || return
}

# The procedure, in order.
procedure() {
  phase_pre_deployment_phase
  phase_deployment_phase
  phase_post_deployment_phase
  end_procedure
  afterwards 'any' phase_post_deployment_review
}

# R1.1 Notify stakeholders
step_notify_stakeholders() {
  step 'notify-stakeholders' 'R1.1' 'Notify stakeholders' || return
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'STATUS_PAGE_WEBHOOK'
  need_secrets 'STATUS_PAGE_WEBHOOK' || return
  json_body '{"status":"Rolling back to previous version"}'
  request 'POST' '${STATUS_PAGE_WEBHOOK}' || return
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'TEAM_WEBHOOK'
  need_secrets 'TEAM_WEBHOOK' || return
  json_body '{"text":"Rolling back from ${VERSION} to ${PREVIOUS_VERSION}."}'
  request 'POST' '${TEAM_WEBHOOK}' || return
}

# R1.2 Stop new deployments
step_stop_new_deployments() {
  step 'stop-new-deployments' 'R1.2' 'Stop new deployments' || return
  changes
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  script <<'SCRIPT' || return
# Prevent auto-scaling
kubectl get hpa -n production -o name | while read -r autoscaler; do
  kubectl patch "$autoscaler" -n production --type merge \
    -p '{"spec": {"behavior": {"scaleUp": {"selectPolicy": "Disabled"}}}}'
done
kubectl get deployment -n production -o name | xargs -r kubectl rollout pause -n production
SCRIPT
}

# R1.3 Decide about the database
step_decide_about_database() {
  step 'decide-about-database' 'R1.3' 'Decide about the database' || return
  owned_by 'Database Admin'
  detail 'no: the old version works with the migrated schema; nothing is lost'
  detail 'downgrade: the migrations are taken back; what they added is lost'
  detail 'restore: the backup of T comes back; all that was written since then is lost'
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  by_hand || return
  capture_answer 'REVERT_DATABASE' 'Does the database have to go back, and how?' '' 'no' 'downgrade' 'restore' || return
}

# R1 Initiate Rollback
section_initiate_rollback() {
  section 'R1' 'Initiate Rollback' '0-5 min' || return
  owned_by 'Deployment Lead'
  perform step_notify_stakeholders || return
  perform step_stop_new_deployments || return
  perform step_decide_about_database || return
}

# `REVERT_DATABASE` is downgrade or restore
condition_13() {
  value_is 'REVERT_DATABASE' 'downgrade' 'restore'
}

# R2.1 Stop all application services
step_stop_all_application_services() {
  step 'stop-all-application-services' 'R2.1' 'Stop all application services' || return
  changes
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  script <<'SCRIPT' || return
docker compose -f docker-compose.app.yml stop \
  l12-service-hub l11-integration l10-human-interface l09-api-gateway \
  l07-learning l06-evaluation l05-planning l04-model-gateway l03-tool-execution l02-runtime l01-data-layer
SCRIPT
}

# `REVERT_DATABASE` is downgrade
condition_14() {
  value_is 'REVERT_DATABASE' 'downgrade'
}

# step 8.1.3 (Run database migrations) ran, or may have run
condition_15() {
  has_run 'migrate'
}

# R2.2.1 Undo: Run database migrations
step_undo_migrate() {
  step 'undo-migrate' 'R2.2.1' 'Undo: Run database migrations' || return
  changes
  takes_back 'migrate'
  on_failure 'ask' 'ask' 'ask'
  only_if 'step 8.1.3 (Run database migrations) ran, or may have run' condition_15 || return
  finds 'REVISION'
  needs 'DATABASE_URL'
  script <<'SCRIPT' || return
# Alembic finds the database by DATABASE_URL
alembic downgrade "$REVISION"
SCRIPT
}

# R2.2 Take the migrations back
step_take_the_migrations_back() {
  step 'take-the-migrations-back' 'R2.2' 'Take the migrations back' || return
  on_failure 'ask' 'ask' 'ask'
  only_if '`REVERT_DATABASE` is downgrade' condition_14 || return
  perform step_undo_migrate || return "$diverted"
}

# `REVERT_DATABASE` is restore
condition_16() {
  value_is 'REVERT_DATABASE' 'restore'
}

# R2.3 Restore database from backup
step_restore_database_from_backup() {
  step 'restore-database-from-backup' 'R2.3' 'Restore database from backup' || return
  changes
  on_failure 'ask' 'ask' 'ask'
  only_if '`REVERT_DATABASE` is restore' condition_16 || return
  confirm 'RESTORE' || return
  at_most_for 900
  finds 'BACKUP_TIMESTAMP'
  script <<'SCRIPT' || return
# Restore from pre-deployment backup
echo yes | ./platform/scripts/restore.sh "$BACKUP_TIMESTAMP"
SCRIPT
}

# R2.4 Verify data integrity
step_verify_data_integrity() {
  step 'verify-data-integrity' 'R2.4' 'Verify data integrity' || return
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'PGPASSFILE'
  script <<'SCRIPT' || return
SELECT COUNT(*) FROM agents;
SELECT COUNT(*) FROM tasks;
SCRIPT
  gate 'Rows in agents' '≥ baseline' 0 5 threshold_rows_agents || return
  gate 'Rows in tasks' '≥ baseline' 0 5 threshold_rows_tasks || return
}

# R2 Revert Database (if needed)
section_revert_database_if_needed() {
  section 'R2' 'Revert Database (if needed)' '5-15 min' || return
  section_if '`REVERT_DATABASE` is downgrade or restore' condition_13 'revert-database-if-needed' || return 0
  owned_by 'Database Admin'
  note '**A restore loses all data written since the backup was made.**'
  perform step_stop_all_application_services || return
  perform step_take_the_migrations_back || return
  perform step_restore_database_from_backup || return
  perform step_verify_data_integrity || return
}

# R3.1 Rollback containers to previous version
step_rollback_containers() {
  step 'rollback-containers' 'R3.1' 'Rollback containers to previous version' || return
  changes
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  finds 'PREVIOUS_VERSION'
  script <<'SCRIPT' || return
# Get previous version
export VERSION=$PREVIOUS_VERSION

# Rollback services
docker compose -f docker-compose.app.yml pull
docker compose -f docker-compose.app.yml up -d
SCRIPT
}

# R3.2 Bring back the previous UI
step_restore_ui() {
  step 'restore-ui' 'R3.2' 'Bring back the previous UI' || return
  changes
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  script <<'SCRIPT' || return
aws s3 sync "$BACKUP_DIR/$SPEC_RUN/ui" s3://platform-ui-production --delete
aws cloudfront create-invalidation --distribution-id "$CDN_ID" --paths "/*"
SCRIPT
}

# R3.3 Verify services running
step_verify_services_running() {
  step 'verify-services-running' 'R3.3' 'Verify services running' || return
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  script <<'SCRIPT' || return
docker ps --format 'table {{.Names}} {{.Status}}'
SCRIPT
  gate 'Application services that are not healthy' '0' 180 10 threshold_services_not_healthy || return
}

# R3 Revert Application Services
section_revert_application_services() {
  section 'R3' 'Revert Application Services' '15-25 min' || return
  owned_by 'Infrastructure Lead'
  perform step_rollback_containers || return
  perform step_restore_ui || return
  perform step_verify_services_running || return
}

# R4.1 Start services in order
step_start_services() {
  step 'start-services' 'R4.1' 'Start services in order' || return
  changes
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  finds 'PREVIOUS_VERSION'
  script <<'SCRIPT' || return
export VERSION=$PREVIOUS_VERSION

# Restart infrastructure
docker compose -f docker-compose.postgres-ha.yml up -d --no-recreate
docker compose -f docker-compose.redis-ha.yml up -d --no-recreate

# Restart application
docker compose -f docker-compose.app.yml up -d
SCRIPT
  gate 'L09 API Gateway' '200' 120 5 threshold_api_gateway_live || return
}

# R4.2 Run smoke tests
step_rollback_smoke_tests() {
  step 'rollback-smoke-tests' 'R4.2' 'Run smoke tests' || return
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  with_value 'API_GATEWAY_URL' '${API_URL}'
  script <<'SCRIPT' || return
pytest -m smoke
SCRIPT
}

# R4 Restart Services
section_restart_services() {
  section 'R4' 'Restart Services' '25-30 min' || return
  owned_by 'Infrastructure Lead'
  perform step_start_services || return
  perform step_rollback_smoke_tests || return
}

# R5.1 All services healthy
step_all_services_healthy() {
  step 'all-services-healthy' 'R5.1' 'All services healthy' || return
  on_failure 'ask' 'ask' 'ask'
  gate 'Application services that are not healthy' '0' 0 5 threshold_services_not_healthy || return
  gate 'L01 Data Layer' '200' 0 5 threshold_data_layer_live || return
  gate 'L09 API Gateway' '200' 0 5 threshold_api_gateway_live || return
  gate 'L10 Human Interface' '200' 0 5 threshold_human_interface_live || return
  gate 'L12 NL Interface' '200' 0 5 threshold_nl_interface_live || return
}

# step R4.2 (Run smoke tests) has passed
condition_17() {
  step_ended 'rollback-smoke-tests' 'passed'
}

# R5.2 Smoke tests passing
step_smoke_tests_passing() {
  step 'smoke-tests-passing' 'R5.2' 'Smoke tests passing' || return
  on_failure 'ask' 'ask' 'ask'
  gate 'The smoke tests of the previous section' 'step R4.2 (Run smoke tests) has passed' 0 5 condition_17 || return
}

# R5.3 No data loss
step_no_data_loss() {
  step 'no-data-loss' 'R5.3' 'No data loss' || return
  on_failure 'ask' 'ask' 'ask'
  gate 'Rows in agents' '≥ baseline' 0 5 threshold_rows_agents || return
  gate 'Rows in tasks' '≥ baseline' 0 5 threshold_rows_tasks || return
  gate 'Rows in users' '≥ baseline' 0 5 threshold_rows_users || return
}

# The UI answers
threshold_users_can_access_platform_the_ui_answers() {
  threshold 'users-can-access-platform/the-ui-answers' 'The UI answers'
  look
  at_most_for 30
  look_by_request 'GET' '${UI_URL}' 'any-status' || return
  take_status || return
  in_unit 1
  level 'target' '200' 0 compare '=' 200
}

# R5.4 Users can access platform
step_users_can_access_platform() {
  step 'users-can-access-platform' 'R5.4' 'Users can access platform' || return
  on_failure 'ask' 'ask' 'ask'
  gate 'The UI answers' '200' 0 5 threshold_users_can_access_platform_the_ui_answers || return
  gate 'Error rate' '<0.1%' 600 30 threshold_error_rate || return
}

# R5.5 Allow deployments again
step_allow_deployments_again() {
  step 'allow-deployments-again' 'R5.5' 'Allow deployments again' || return
  changes
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  script <<'SCRIPT' || return
kubectl get deployment -n production -o name | xargs -r kubectl rollout resume -n production
kubectl get hpa -n production -o name | while read -r autoscaler; do
  kubectl patch "$autoscaler" -n production --type merge \
    -p '{"spec": {"behavior": {"scaleUp": {"selectPolicy": "Max"}}}}'
done
SCRIPT
}

# R5.6 Notify stakeholders: Rollback complete
step_notify_stakeholders_rollback_complete() {
  step 'notify-stakeholders-rollback-complete' 'R5.6' 'Notify stakeholders: Rollback complete' || return
  detail 'Status page updated'
  detail 'Incident report drafted'
  detail 'Post-mortem scheduled'
  may_run_again
  on_failure 'ask' 'ask' 'ask'
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'STATUS_PAGE_WEBHOOK'
  need_secrets 'STATUS_PAGE_WEBHOOK' || return
  json_body '{"status":"All systems operational"}'
  request 'POST' '${STATUS_PAGE_WEBHOOK}' || return
  at_most_for 20
  expect_codes '200-299'
  retry 5 2 2 ''
  not_essential
  needs 'TEAM_WEBHOOK'
  need_secrets 'TEAM_WEBHOOK' || return
  json_body '{"text":"Rolled back to ${PREVIOUS_VERSION}."}'
  request 'POST' '${TEAM_WEBHOOK}' || return
}

# R5 Post-Rollback Validation
section_post_rollback_validation() {
  section 'R5' 'Post-Rollback Validation' '' || return
  owned_by 'Deployment Lead'
  perform step_all_services_healthy || return
  perform step_smoke_tests_passing || return
  perform step_no_data_loss || return
  perform step_users_can_access_platform || return
  perform step_allow_deployments_again || return
  perform step_notify_stakeholders_rollback_complete || return
}

# The way back, in order.
rollback_procedure() {
  section_initiate_rollback || return
  section_revert_database_if_needed || return
  section_revert_application_services || return
  section_restart_services || return
  section_post_rollback_validation || return
}

# Who decides on a rollback.
rollback_decided() {
  approval 'rollback' 'deployment-lead' '1' '' 'Roll back?'
}

# Who signs at the end, and what is written down.
sign_off() {
  write_down 'sign-off.issues-encountered' 'Issues encountered'
  write_down 'sign-off.overall-success' 'Overall success' 'Yes' 'No'
  signed_by 'deployment-lead' 'Deployment Lead'
  signed_by 'qa-lead' 'QA Lead'
  signed_by 'operations-lead' 'Operations Lead'
}

main "$@"
