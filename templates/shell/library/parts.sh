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
