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
set -m
exec 3< "$input"
# What is open can be read without a name, and a name is all that would be left of a secret in it.
[ "$input" = /dev/null ] || rm -f "$input"
"$@" <&3 3<&- > "$folder/raw-out" 2> "$folder/raw-err" &
child=$!
exec 3<&-
boot=none
{
  read -r stat < "/proc/$child/stat"
  read -r boot < /proc/sys/kernel/random/boot_id
} 2> /dev/null
# The name may hold blanks; behind it, the start time is the twentieth word.
set -- ${stat##*) }
printf '%s %s %s %s\n' "$child" "${20:-0}" "$boot" "$cookie" > "$folder/proc"
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2> /dev/null || break
done
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
