#!/bin/sh
# Trains ants to run in any direction, then between narrow and wide walls: with NBP from random
# parameters, and with NBP, DDPG and soft Q-learning from what each has learned in the open.
# Runs that are already whole are skipped.
# usage: docs/results/hallways/hallways.sh RUNS SEED...
set -eu
runs=$1
shift
learn() { # RUN ALGORITHM [KEY=VALUE...]
  run=$runs/$1-$seed
  algorithm=$2
  shift 2
  case $algorithm in
    nbp) set -- "$@" policy.type=noisy-network entropy-coefficient=0.01 ;;
    soft-q-learning)
      set -- "$@" policy.type=noise-input reward-scale=10 target-period=1000 learning-rate=1e-3 ;;
  esac
  test ! -e "$run/whole" || return 0
  rm -rf "$run"
  for value; do
    set -- "$@" --set "$value"
    shift
  done
  ./sluice learn-local conf/experiments/implicit-table2-short.yaml --set "algorithm=$algorithm" \
    --set "seed=$seed" "$@" --run "$run" > "$run.log" 2>&1
  touch "$run/whole"
}
mkdir -p "$runs"
for seed; do
  for algorithm in nbp ddpg soft-q-learning; do
    learn "running-$algorithm" "$algorithm"
  done
  for width in 4 8; do
    hallway=environment=AntHallway-v0+corridor-width=$width
    learn "hallway$width-random" nbp "$hallway"
    for algorithm in nbp ddpg soft-q-learning; do
      learn "hallway$width-$algorithm" "$algorithm" "$hallway" \
        "start-from=$runs/running-$algorithm-$seed/snapshots/last"
    done
  done
done
