#!/bin/sh
# Prints the mean return of the last 40 episodes after each 20,000 steps of the runs of hallways.sh.
# usage: docs/results/hallways/returns.sh RUNS > docs/results/hallways/returns.csv
set -eu
echo run,steps,return
for run in "$1"/*/; do
  awk -F, -v run="$(basename "$run")" '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["time/total_timesteps"] % 20000 == 0 {
      printf "%s,%d,%.1f\n", run, $column["time/total_timesteps"], $column["rollout/ep_rew_mean"]
    }' "$run/progress.csv"
done
