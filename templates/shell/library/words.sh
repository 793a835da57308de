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
