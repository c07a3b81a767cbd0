# Runs a server as a child that cannot outlive Gelo: sh guard.sh SIGNAL PIDFILE COMMAND [ARGUMENT ...]
# PIDFILE is where its process id is written down, or - for nowhere.
#
# Gelo holds the other end of this script's standard input. Closing it, on purpose or by dying
# however hard, ends the child: first with SIGNAL, ten seconds later with KILL.
signal=$1
pidfile=$2
shift 2
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
[ "$pidfile" = - ] || echo "$child $signal" >"$pidfile"
{
  cat
  kill -s "$signal" "$child"
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    kill -0 "$child" || exit
  done
  kill -s KILL "$child"
} <&3 >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
[ "$pidfile" = - ] || rm -f "$pidfile"
exit "$code"
