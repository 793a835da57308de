list_steps() {
  cat <<'LIST'
== A Before
== 1 Code quality & testing
   Note: Nothing is changed here.
1.1      tests                            All tests passing
1.2      approved                         Change request approved
1.3      docs                             Documentation complete
== B Deployment
== 2 Execution
2.1      migrate                          Run database migrations
2.2      deploy                           Deploy services in order
2.2.1    deploy.data                      Data layer
2.2.2    deploy.core                      Core layers
2.3      flows                            Verify critical user flows
2.3.1    flows.login                      Login
2.3.2    flows.https                      HTTPS enforced
2.4      tell                             Notify stakeholders
2.5      wait                             Let it settle
2.6      watch                            Monitor for six hours
== 2.7 Traffic
2.7.1    smoke                            Smoke tests pass
2.7.2    warm                             Warm the cache
== 2.8 Eyes
2.8.1    logs                             The logs are quiet
2.9      unlock                           Let others deploy again (in any case)
== C Review
C.1      lessons                          Lessons learned
== Rollback
== R1 Revert the database
R1.1     take-back                        Undo the migrations
R1.1.1   undo.migrate                     Undo: Run database migrations
R1.2     reinstall                        Put the old containers back
R1.3     healthy                          All services healthy
== Useful commands
   Platform status
     shop status
   Dashboard
     https://grafana.example
   Compose
     compose.yml
     k8s/
LIST
}

# always
condition_1() {
  always
}

# The values that somebody supplies.
inputs() {
  preset 'VERSION' 'v1.2.3'
  input 'VERSION' 'text' optional '- v[0-9.]+'
  preset 'REGION' 'eu'
  input 'REGION' 'text' optional '' 'eu' 'us'
  preset 'BUDGET' '500ms'
  input 'BUDGET' 'duration' optional ''
  input 'PROMETHEUS_URL' 'text' condition_1 ''
}

# The secret DATABASE_URL
secret_DATABASE_URL() {
  from_environment 'DATABASE_URL'
}

# The secret HOOK
secret_HOOK() {
  from_file 'secrets/hook'
}

# The secret TOKEN
secret_TOKEN() {
  from_script <<'SCRIPT'
vault kv get -field=token shop
SCRIPT
}

# What a person reads first.
welcome() {
  about 'Shop release'
  about 'Puts release `${VERSION}` live. See [the docs](https://docs.example/shop).'
  say '  Environment: production'
}

# Overall pass rate
threshold_tests_pass_rate() {
  threshold 'tests/pass-rate' 'Overall pass rate'
  look
  answer_of_step 'out'
  take_group '- ([0-9.]+)% passed' || return
  in_unit 0.01 '%'
  level 'target' '100%' 0 compare '=' 1.00
  level 'acceptable' '≥95%' 0 compare '>=' 0.95
}

# 1.1 All tests passing
step_tests() {
  step 'tests' '1.1' 'All tests passing' || return
  detail 'Expected: all critical paths'
  detail 'Reads `pytest.ini`'
  begins
  script <<'SCRIPT' || return
# Run the whole suite
pytest -v
SCRIPT
  gate 'Overall pass rate' '100%' 0 5 threshold_tests_pass_rate || return
}

# 1.2 Change request approved
step_approved() {
  step 'approved' '1.2' 'Change request approved' || return
  begins
  about 'Change Advisory Board, who must not be carrying out the run, within 24 hours; without an answer: Deployment Lead, within 1 hour; without an answer it fails'
  approve 'lead engineer' '1' 'not-operator' 'Go?' || return
}

# 1.3 Documentation complete
step_docs() {
  step 'docs' '1.3' 'Documentation complete' || return
  detail 'All endpoints documented'
  begins
  by_hand || return
}

# 1 Code quality & testing
section_quality() {
  section '1' 'Code quality & testing' '' || return
  note '**Nothing** is changed here.'
  perform step_tests || return
  perform step_approved || return
  perform step_docs || return
}

# A Before
phase_before() {
  section 'A' 'Before' 'T-7 Days' || return
  section_quality || return
}

# `REGION` is eu or us
condition_2() {
  value_is 'REGION' 'eu' 'us'
}

# Rows in orders
threshold_rows() {
  threshold 'rows' 'Rows in orders'
  look
  at_most_for 30
  needs 'DATABASE_URL'
  through 'psql -X -At -v ON_ERROR_STOP=1' 'sql'
  through_needs 'DATABASE_URL'
  look_by_script <<'SCRIPT' || return
SELECT count(*) FROM orders;
SCRIPT
  take_number || return
  in_unit 1
  level 'target' 'baseline' 0 compare_with_baseline '=' 0 0
}

# 2.1 Run database migrations
step_migrate() {
  step 'migrate' '2.1' 'Run database migrations' || return
  owned_by 'Deployment Lead'
  changes
  on_failure 'rollback' 'ask' 'stop'
  only_if '`REGION` is eu or us' condition_2 || return
  planned 'T+0 to T+15' 'T' 0 900 'note'
  change_window 'production' || return
  confirm 'MIGRATE' || return
  begins
  read_baseline threshold_rows || return
  retry 3 5 2 ''
  with_value 'LOG_LEVEL' 'INFO'
  needs 'DATABASE_URL'
  script <<'SCRIPT' || return
alembic upgrade head
alembic current
SCRIPT
  capture 'REVISION' 'out' take_last_line || return
  capture_answer 'TICKET' 'Paste the change number' '' || return
  gate 'Rows in orders' 'baseline' 0 5 threshold_rows || return
}

# 2.2.1 Data layer
step_deploy_data() {
  step 'deploy.data' '2.2.1' 'Data layer' || return
  changes
  change_window 'production' || return
  begins
  with_value 'SERVICES' 'data'
  script <<'SCRIPT' || return
mapfile -t services <<< "$SERVICES"
docker compose up -d "${services[@]}"
SCRIPT
}

# 2.2.2 Core layers
step_deploy_core() {
  step 'deploy.core' '2.2.2' 'Core layers' || return
  changes
  change_window 'production' || return
  begins
  with_value 'SERVICES' 'runtime
tools'
  script <<'SCRIPT' || return
mapfile -t services <<< "$SERVICES"
docker compose up -d "${services[@]}"
SCRIPT
}

# 2.2 Deploy services in order
step_deploy() {
  step 'deploy' '2.2' 'Deploy services in order' || return
  begins
  perform step_deploy_data || return "$diverted"
  perform step_deploy_core || return "$diverted"
}

# 2.3.1 Login
step_flows_login() {
  step 'flows.login' '2.3.1' 'Login' || return
  begins
  by_hand || return
}

# 2.3.2 HTTPS enforced
step_flows_https() {
  step 'flows.https' '2.3.2' 'HTTPS enforced' || return
  begins
  at_most_for 60
  expect_codes '301-308'
  request 'GET' 'http://shop.example/' || return
}

# <500ms
bound_1() {
  compare_with_input '<' 'BUDGET'
}

# ≤ baseline + 10%
bound_2() {
  compare_with_baseline '<=' 10 0
}

# Page time (p95)
threshold_page_time() {
  threshold 'page-time' 'Page time (p95)'
  look
  at_most_for 30
  repeated 20
  look_by_request 'GET' 'https://shop.example/' || return
  take_percentile 95 || return
  in_unit 1 's'
  level 'target' '<500ms and ≤ baseline + 10%' 0 all_of bound_1 bound_2
}

# the test succeeds
condition_3() {
  look
  at_most_for 60
  test_succeeds <<'SCRIPT'
curl -fsS "$PROMETHEUS_URL/-/ready"
SCRIPT
}

# 2.3 Verify critical user flows
step_flows() {
  step 'flows' '2.3' 'Verify critical user flows' || return
  begins
  perform step_flows_login || return "$diverted"
  perform step_flows_https || return "$diverted"
  waived '2026-02-01' 'waived by Deployment Lead until 2026-02-01: Known since ${VERSION}' 'gate' 'Page time (p95)' '<500ms and ≤ baseline + 10%' 0 5 threshold_page_time || return
  gate 'Ready' 'the test succeeds' 120 5 condition_3 || return
}

# 2.4 Notify stakeholders
step_tell() {
  step 'tell' '2.4' 'Notify stakeholders' || return
  changes
  change_window 'production' || return
  begins
  at_most_for 60
  expect_codes '200-299'
  not_essential
  needs 'HOOK'
  need_secrets 'HOOK' || return
  header 'X-From' 'spec'
  json_body '{"n":1,"text":"Shop ${VERSION} is live"}'
  request 'POST' '${HOOK}' || return
  send_by_hand 'email' 'Send with the mailing tool' 'Release done' || return
}

# 2.5 Let it settle
step_wait() {
  step 'wait' '2.5' 'Let it settle' || return
  begins
  pause_for 5430 || return
}

# Error rate
threshold_error_rate() {
  threshold 'error-rate' 'Error rate'
  look
  at_most_for 30
  parameter 'query' 'sum(rate(errors[5m])) / sum(rate(requests[5m]))'
  look_by_request 'GET' '${PROMETHEUS_URL}/api/v1/query' || return
  take_sample || return
  in_unit 1
  level 'target' '<0.1%' 0 compare '<' 0.001
  level 'warning' '>0.5%' 0 compare '>' 0.005
  level 'critical' '>1%' 0 compare '>' 0.01
  level 'rollback' '>5% sustained for 2 minutes' 120 compare '>' 0.05
}

# No major complaints
threshold_complaints() {
  threshold 'complaints' 'No major complaints'
  look
  judgement 'complaints' 'Any major complaint?' 'no' || return
}

# Health score
threshold_health() {
  threshold 'health' 'Health score'
  look
  typed 'health' 'Health score of 100' 1 'number' || return
  level 'target' '≥95' 0 compare '>=' 95
}

# 2.6 Monitor for six hours
step_watch() {
  step 'watch' '2.6' 'Monitor for six hours' || return
  detail 'Error rate, target: <0.1%'
  detail 'Error rate, warning: >0.5%'
  detail 'Error rate, critical: >1%'
  detail 'Error rate, rollback: >5% sustained for 2 minutes'
  begins
  stretch 3600 300 'Active monitoring'
  stretch 7200 900 'Regular monitoring'
  stretch 10800 1800 ''
  sample 'Error rate' 0 threshold_error_rate
  sample 'No major complaints' 0 threshold_complaints
  sample 'Health score' 0 threshold_health
  watch || return
}

# 2.7.1 Smoke tests pass
step_smoke() {
  step 'smoke' '2.7.1' 'Smoke tests pass' || return
  begins
  script <<'SCRIPT' || return
./smoke.sh
SCRIPT
}

# 2.7.2 Warm the cache
step_warm() {
  step 'warm' '2.7.2' 'Warm the cache' || return
  begins
  script <<'SCRIPT' || return
./warm.sh
SCRIPT
}

# 2.7 Traffic
branch_traffic() {
  section '2.7' 'Traffic' '' || return
  perform step_smoke || return
  perform step_warm || return
}

# 2.8.1 The logs are quiet
step_logs() {
  step 'logs' '2.8.1' 'The logs are quiet' || return
  begins
  by_hand || return
}

# 2.8 Eyes
branch_eyes() {
  section '2.8' 'Eyes' '' || return
  perform step_logs || return
}

# 2 Execution: its steps
inside_execution() {
  perform step_migrate || return
  perform step_deploy || return
  perform step_flows || return
  perform step_tell || return
  perform step_wait || return
  perform step_watch || return
  side_by_side branch_traffic '--' branch_eyes || return
}

# 2.9 Let others deploy again
step_unlock() {
  step 'unlock' '2.9' 'Let others deploy again' || return
  begins
  script <<'SCRIPT' || return
./unlock.sh
SCRIPT
}

# 2 Execution: in any case
always_execution() {
  perform step_unlock || return
}

# 2 Execution
section_execution() {
  section '2' 'Execution' 'T+0 to T+720' || return
  owned_by 'Deployment Lead'
  about 'Carried out on a call.'
  planned 'T+0 to T+720' 'T' 0 43200 'ask'
  hold
  in_any_case always_execution inside_execution || return
}

# B Deployment
phase_deployment() {
  section 'B' 'Deployment' 'T+0 to T+720' || return
  section_execution || return
}

# C.1 Lessons learned
step_lessons() {
  step 'lessons' 'C.1' 'Lessons learned' || return
  detail 'What went *well*?'
  begins
  by_hand || return
}

# C Review
phase_review() {
  section 'C' 'Review' 'E+24h to E+7 Days' || return
  perform step_lessons || return
}

# The procedure, in order.
procedure() {
  phase_before
  phase_deployment
  leave_phases
  end_procedure
  afterwards 'any' phase_review
}

# step 2.1 (Run database migrations) ran, or may have run
condition_4() {
  has_run 'migrate'
}

# R1.1.1 Undo: Run database migrations
step_undo_migrate() {
  step 'undo.migrate' 'R1.1.1' 'Undo: Run database migrations' || return
  changes
  takes_back 'migrate'
  on_failure 'ask' 'ask' 'ask'
  only_if 'step 2.1 (Run database migrations) ran, or may have run' condition_4 || return
  begins
  finds 'REVISION'
  needs 'DATABASE_URL'
  script <<'SCRIPT' || return
alembic downgrade "$REVISION"
SCRIPT
}

# R1.1 Undo the migrations
step_take_back() {
  step 'take-back' 'R1.1' 'Undo the migrations' || return
  on_failure 'ask' 'ask' 'ask'
  begins
  perform step_undo_migrate || return "$diverted"
}

# step 2.2 (Deploy services in order) has passed or has failed
condition_5() {
  step_ended 'deploy' 'passed' 'failed'
}

# R1.2 Put the old containers back
step_reinstall() {
  step 'reinstall' 'R1.2' 'Put the old containers back' || return
  changes
  on_failure 'ask' 'ask' 'ask'
  only_if 'step 2.2 (Deploy services in order) has passed or has failed' condition_5 || return
  begins
  script <<'SCRIPT' || return
docker compose up -d
SCRIPT
}

# R1.3 All services healthy
step_healthy() {
  step 'healthy' 'R1.3' 'All services healthy' || return
  on_failure 'ask' 'ask' 'ask'
  begins
  by_hand || return
}

# R1 Revert the database
section_revert() {
  section 'R1' 'Revert the database' '0-5 min' || return
  perform step_take_back || return
  perform step_reinstall || return
  perform step_healthy || return
}

# The way back, in order.
rollback_procedure() {
  section_revert || return
}

# Who decides on a rollback.
rollback_decided() {
  approval 'rollback' 'lead' '1' '' 'Roll back?'
}

# Who signs at the end, and what is written down.
sign_off() {
  write_down 'sign-off.issues-encountered' 'Issues encountered'
  write_down 'sign-off.overall-success' 'Overall success' 'yes' 'no'
  signed_by 'lead' 'Deployment Lead'
  signed_by 'engineer' 'On-call engineer'
}

main "$@"
