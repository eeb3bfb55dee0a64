#!/bin/sh
# Trains an arm between two targets in three stages of falling entropy, and prints how many of 100
# episodes end within 5 cm of each target.
# usage: docs/results/modes/bimodal-reacher.sh RUNS POLICY SEED...
set -eu
runs=$1
policy=$2
shift 2
stage() { # RUN ENTROPY STEPS KL [KEY=VALUE]
  ./sluice learn-local conf/experiments/bimodal-reacher.yaml --set "seed=$seed" --set "policy.type=$policy" \
    --set "entropy-coefficient=$2" --set "total-steps=$3" --set "max-kl=$4" ${5:+--set "$5"} --run "$1" > "$1.log"
}
mkdir -p "$runs"
for seed; do
  run=$runs/$policy-$seed
  stage "$run-1" 0.2 60000 0.02
  stage "$run-2" 0.05 40000 0.01 "start-from=$run-1/snapshots/last"
  stage "$run-3" 0.02 40000 0.01 "start-from=$run-2/snapshots/last"
  ./sluice plot positions "$run-3/snapshots/last" --episodes 100 --within 0.05 --out "$run"
done
