# --- change windows

# in_window ENVIRONMENT WINDOW...: ends the step where none is open, by the clock on a wall of its zone. A zone that the runner
# does not know would be read as UTC.
in_window() {
  local environment=$1 now window days opens closes zone next
  shift
  now=$(date +%s)
  next=$(for window; do
    IFS=/ read -r days opens closes zone <<<"$window"
    [ "$zone" = UTC ] || [ -e "${TZDIR:-/usr/share/zoneinfo}/$zone" ] || continue
    { seq -f '@%.0f' "$((now - now % 60))" 60 "$((now + 15 * 86400))" | TZ=$zone date -f - '+%s %u %H %M' || true; } |
      awk -v days="$days" -v opens="$opens" -v closes="$closes" '
        found { next }
        {
          minute = $3 * 60 + $4
          before = $2 == 1 ? 7 : $2 - 1
          found = closes > opens ? index(days, $2) && minute >= opens && minute < closes \
            : index(days, $2) && minute >= opens || index(days, before) && minute < closes
          if (found) print $1
        }'
  done | sort -n | sed -n 1p)
  if [ -n "$next" ] && ((next <= now)); then return 0; fi
  next=${next:+; the next one opens on $(date -u -d "@$next" '+%a %F %H:%M UTC')}
  held "outside the change windows of $environment${next:-, as far as this runner knows time zones}" 'Run the failed job again then.'
}
