# Runs one script of a step so that its end is known whatever happens to the program that started it.
#   sh wrapper.sh FOLDER COOKIE COMMAND...
# The command's input is FOLDER/input, its output FOLDER/raw-out and FOLDER/raw-err. FOLDER/proc says who runs it,
# FOLDER/receipt how it ended. Signals are handled, not ignored: an ignored one would be ignored by the command, too.
folder=$1
cookie=$2
shift 2
trap : HUP INT TERM
set -m
# What is open can be read without a name, and a name is all that would be left of a secret in it.
exec 3< "$folder/input"
rm -f "$folder/input"
"$@" <&3 3<&- > "$folder/raw-out" 2> "$folder/raw-err" &
child=$!
exec 3<&-
start=$(sed 's/.*) //' "/proc/$child/stat" 2> /dev/null | cut -d ' ' -f 20)
boot=$(cat /proc/sys/kernel/random/boot_id 2> /dev/null)
printf '%s %s %s %s\n' "$child" "${start:-0}" "${boot:-none}" "$cookie" > "$folder/proc.part"
mv "$folder/proc.part" "$folder/proc"
while :; do
  wait "$child"
  code=$?
  kill -0 "$child" 2> /dev/null || break
done
printf '{"rc":%d}\n' "$code" > "$folder/receipt.part"
# Whoever believes the receipt believes the output, too.
set -- "$folder/receipt.part"
for raw in "$folder/raw-out" "$folder/raw-err"; do
  [ ! -s "$raw" ] || set -- "$raw" "$folder" "$folder/.." "$@"
done
sync "$@" 2> /dev/null
mv "$folder/receipt.part" "$folder/receipt"
