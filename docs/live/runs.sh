#!/usr/bin/env bash
# Five live runs on pendulums with faults, one after the other; adds a row for each to docs/live/runs.tsv.
# Use: docs/live/runs.sh   (from the project's root; about eight minutes on two idle cores)
set -eu
out=docs/live/runs.tsv
mkdir -p runs
[ -f "$out" ] || printf 'seed\tsteps\tmean return of the last 10 versions\trelearned\n' > "$out"
for seed in 1 2 3 4 5; do
  run=runs/live-$seed
  grep -q "^$seed	" "$out" && continue
  rm -rf "$run"
  ./sluice train conf/live-pendulum.yaml --run "$run" --set "seed=$seed" > "$run.log" 2>&1 &
  job=$!
  until [ -f "$run/broker" ]; do
    kill -0 $job
    sleep 1
  done
  ./sluice act Pendulum-v1 --run "$run" --actors 8 --rate 4000 --seed "$seed" \
    --lose .01 --repeat .02 --vanish .02 --late-rewards .01 > "$run.plant.log" 2>&1 &
  plant=$!
  wait $job
  kill $plant
  wait $plant || true
  proof=$(./sluice relearn "$run" | tail -1)
  cp "$run/progress.csv" "docs/live/seed-$seed.csv"
  awk -F, -v seed="$seed" -v proof="$proof" '
    NR == 1 { for (i = 1; i <= NF; i++) { column[$i] = i } }
    NR > 1 { last[NR % 10] = $column["rollout/ep_rew_mean"]; steps = $column["time/total_timesteps"] }
    END { for (i in last) sum += last[i]; printf "%d\t%d\t%.1f\t%s\n", seed, steps, sum / 10, proof }
  ' "$run/progress.csv" >> "$out"
done
cat "$out"
