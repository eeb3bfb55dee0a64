#!/bin/sh
# Learns TwoEndpoint-v0 from demonstrations with seeds 1 to 5, or those given, and writes
# two-endpoint.csv: the actions of each policy at -9, 0 and 9, and where its episodes end. It is written
# beside this script if all five seeds are run, otherwise to RUNS.
# usage: docs/imitation/two-endpoint.sh RUNS [SEED...]     RUNS: a folder for the runs
set -eu
runs=$1
shift
[ $# -gt 0 ] || set -- 1 2 3 4 5
table=$runs/two-endpoint.csv
[ "$*" != "1 2 3 4 5" ] || table=$(dirname "$0")/two-endpoint.csv

learn() { # NAME CONF SETTING...
  name=$1
  conf=$2
  shift 2
  [ -e "$runs/$name/snapshots/last" ] ||
    ./sluice learn-local "$conf" "$@" --run "$runs/$name" >"$runs/$name.log"
}

mkdir -p "$runs"
for seed in "$@"; do
  learn "noisy-network-$seed" conf/experiments/two-endpoint.yaml --set "seed=$seed"
  learn "noise-input-$seed" conf/adversarial.yaml --set "seed=$seed"
  learn "gaussian-$seed" conf/adversarial.yaml --set "seed=$seed" --set policy.type=gaussian
  learn "gaussian-cloning-$seed" conf/behaviour-cloning.yaml --set "seed=$seed" \
    --set policy.type=gaussian
done
snapshots=$(ls -d "$runs"/*/snapshots/last)
for state in -9 0 9; do # shellcheck disable=SC2086 # paths without blanks
  ./sluice plot actions $snapshots --state=$state --samples 2000 --out "$runs/actions$state" \
    >"$runs/actions$state.txt"
done # shellcheck disable=SC2086
./sluice plot positions $snapshots --episodes 400 --out "$runs/ends" >"$runs/ends.txt"

# A row of shares for each policy. The three ranges at 0 are equally wide.
{
  echo policy,low_at_0,middle_at_0,high_at_0,left_at_-9,right_at_9,left_end,right_end
  awk -F, '
    FNR == 1 { file++; next }
    { policy = $1; sub(/\/snapshots\/last$/, "", policy); sub(/.*\//, "", policy); names[policy] }
    file == 1 { n1[policy]++; left[policy] += $4 < 0 }
    file == 2 { n2[policy]++; low[policy] += $4 >= -1 && $4 < -0.6
      middle[policy] += $4 >= -0.2 && $4 <= 0.2; high[policy] += $4 > 0.6 && $4 <= 1 }
    file == 3 { n3[policy]++; right[policy] += $4 > 0 }
    file == 4 { n4[policy]++; l[policy] += $4 <= -10; r[policy] += $4 >= 10 }
    END {
      for (p in names)
        printf "%s,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f\n", p, low[p] / n2[p], middle[p] / n2[p],
          high[p] / n2[p], left[p] / n1[p], right[p] / n3[p], l[p] / n4[p], r[p] / n4[p]
    }' "$runs/actions-9.csv" "$runs/actions0.csv" "$runs/actions9.csv" "$runs/ends.csv" | sort
} >"$table"
cat "$table"
