# Runs one script of a step so that its end is known whatever happens to the program that started it.
#   sh wrapper.sh FOLDER COOKIE INPUT COMMAND...
# The command's input is INPUT, its output FOLDER/raw-out and FOLDER/raw-err. FOLDER/proc says who runs it,
# FOLDER/receipt how it ended. Signals are handled, not ignored: an ignored one would be ignored by the command, too.
# Nearly all is done by the shell itself: each program that it started would take as long as a short script.
folder=$1
cookie=$2
input=$3
shift 3
trap : HUP INT TERM
exec 3< "$input"
# What is open can be read without a name, and a name is all that would be left of a secret in it.
[ "$input" = /dev/null ] || rm -f "$input"
boot=none
{ read -r boot < /proc/sys/kernel/random/boot_id; } 2> /dev/null
# The twentieth word of those behind the name, which may hold blanks, is the start time.
started() { printf '%s %s %s %s\n' "${stat%% *}" "${20:-0}" "$boot" "$cookie"; }
# In front, because a command in the background ignores interrupts; it becomes the process that has written itself down.
(
  { read -r stat < /proc/self/stat; } 2> /dev/null
  started ${stat##*) } > "$folder/proc"
  exec "$@" <&3 3<&- > "$folder/raw-out" 2> "$folder/raw-err"
)
code=$?
exec 3<&-
if [ -d "/proc/$PPID" ]; then
  # Whoever started us makes last what we have written; until then it is as good as this boot.
  printf '{"rc":%d,"boot":"%s"}\n' "$code" "$boot" > "$folder/receipt"
else
  # Whoever believes the receipt believes the output, too.
  sync "$folder/raw-out" "$folder/raw-err" "$folder" "$folder/.." 2> /dev/null
  printf '{"rc":%d}\n' "$code" > "$folder/receipt.part"
  sync "$folder/receipt.part" 2> /dev/null
  mv "$folder/receipt.part" "$folder/receipt"
fi
