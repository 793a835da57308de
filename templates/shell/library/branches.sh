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
