#!/usr/bin/env bash
# A live run under churn: 40 actors stay and 10 are replaced by others every 30 seconds, with faults.
# Every 15 seconds it collects garbage and adds a row on the job's process to docs/live/soak.tsv.
# Use: docs/live/soak.sh [MINUTES]   (from the project's root; 30 minutes by default)
set -eu
minutes=${1:-30}
out=docs/live/soak.tsv
run=runs/live-soak
mkdir -p runs
rm -rf "$run"
./sluice train conf/live-pendulum.yaml --run "$run" --set total-steps=1000000000 \
  --set live.actor-timeout=120 > "$run.log" 2>&1 &
job=$!
trap 'pkill -P $$ || true' EXIT
until [ -f "$run/broker" ]; do
  kill -0 $job
  sleep 1
done
play() { # NAME ACTORS RATE [OPTION...]
  name=$1 actors=$2 rate=$3
  shift 3
  exec ./sluice act Pendulum-v1 --run "$run" --name "$name" --actors "$actors" --rate "$rate" \
    --lose .01 --repeat .02 --vanish .02 --late-rewards .01 "$@" > "$run.$name.log" 2>&1
}
play stay 40 1600 &
printf 'seconds\tversion\tlog bytes\theap bytes\tthreads\tfiles\tresident kB\n' > "$out"
begin=$(date +%s)
visitors=0
while now=$(($(date +%s) - begin)) && [ $now -lt $((60 * minutes)) ]; do
  if [ $((now / 30)) -ge $visitors ]; then
    visitors=$((visitors + 1))
    play "visitor$visitors" 10 400 --steps 10000 &
  fi
  jcmd $job GC.run > /dev/null
  heap=$(jcmd $job GC.heap_info | awk '/Gen/ { for (i = 1; i < NF; i++) if ($i == "used") sum += $(i + 1) }
    END { print sum }')
  printf '%d\t%s\t%s\t%d\t%d\t%d\t%d\n' "$now" \
    "$(awk -F, 'NR > 1 { version = $6 } END { print version + 0 }' "$run/progress.csv")" \
    "$(du -sb "$run/kafka" | cut -f1)" \
    "$((1024 * heap))" \
    "$(ls /proc/$job/task | wc -l)" \
    "$(ls /proc/$job/fd | wc -l)" \
    "$(awk '/VmRSS/ { print $2 }' /proc/$job/status)" >> "$out"
  sleep 15
done
kill $job # by TERM: a shell without job control starts its programs with INT ignored
wait $job || true
