#!/bin/sh
# Prints the mean return of the episodes that end in each fifth of the runs of hallways.sh.
# usage: docs/results/hallways/returns.sh RUNS > docs/results/hallways/returns.csv
set -eu
echo run,steps,episodes,return
for run in "$1"/*/; do
  test -e "$run/whole" || continue
  awk -F, -v run="$(basename "$run")" '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["rollout/episodes"] > 0 {
      fifth = int(($column["time/total_timesteps"] - 1) / 20000)
      episodes[fifth] += $column["rollout/episodes"]
      sum[fifth] += $column["rollout/episodes"] * $column["rollout/ep_rew_mean"]
    }
    END {
      for (fifth = 0; fifth < 5; fifth++)
        printf "%s,%d,%d,%.1f\n", run, 20000 * (fifth + 1), episodes[fifth], sum[fifth] / episodes[fifth]
    }' "$run/progress.csv"
done
