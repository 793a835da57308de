# --- files that later jobs need

# keep FOLDER FILE
keep() {
  local file=$2
  case $2 in /*) ;; *) file=$1/$2 ;; esac
  guarded tar --append --absolute-names --dereference --file="$RUNNER_TEMP/kept.tar" -- "$file" || over error "$2 cannot be kept"
}

# put_back JOB...: what these jobs have kept, to where it lay.
put_back() {
  local kept
  for kept; do
    kept=$RUNNER_TEMP/kept/kept-$kept/kept.tar
    [ ! -e "$kept" ] || tar --extract --absolute-names --file="$kept"
  done
}
