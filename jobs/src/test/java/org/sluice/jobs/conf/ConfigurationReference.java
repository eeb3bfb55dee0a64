package org.sluice.jobs.conf;

import org.sluice.learning.halving.HalvingParams;

/** {@code docs/configuration.md}: every key with its type, default, range and sentence. */
final class ConfigurationReference {

  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Written by ConfigurationReferenceTest from the hyper-parameters in the code; edit those. -->

      A configuration is a YAML file such as [conf/pendulum.yaml](../conf/pendulum.yaml): keys that are nested or dotted (`policy: {type: gaussian}` is `policy.type: gaussian`), each with a single value. Whole numbers may be written `1000000`, `1_000_000` or `1e6`. On the command line `--set key=value` overrules the file, and a later `--set` an earlier one.

      The whole configuration is checked before anything runs. All that is wrong is told at once, with file and line, and the exit code is 2: unknown keys and words (the nearest is suggested), values of the wrong type or out of range, keys given twice, and values that do not fit together.

      ## What to train

      | key | type | default | allowed | |
      |---|---|---|---|---|
      | `environment` | word | – | an id of `./sluice env list` | The environment; the one key that must be given. |
      | `name` | word | the file's name | letters, digits, `.`, `_`, `-` | What the trial is called. |
      | `seed` | whole number | 1 | any | What all randomness comes from: the same seed gives the same bits. |
      """;

  private static final String CLUSTERS =
      """

      ## Several trials

      `seeds` and `sweep` make one job of many trials: every case of the grid × every random draw × every item of the list × every seed, as far as these are there.

      ```yaml
      name: hopper
      environment: Hopper-v4
      seeds: 5                                  # or a list: [1, 2, 7]
      sweep:
        grid:                                   # all combinations
          policy.type: [gaussian, normalizing-flow]
          max-kl: [0.01, 0.02]
        random:                                 # draws at random, the same each time
          count: 20
          seed: 1
          lambda: {uniform: [0.9, 0.99]}
          damping-coefficient: {log-uniform: [0.001, 1]}
          batch: {choice: [1024, 2048]}
        list:                                   # cases one by one
          - {gamma: 0.99}
          - {gamma: 0.995, value-epochs: 10}
      ```

      Everything that makes a trial can vary, the environment and the policy too; the keys of the job, above under Job, are the same for all. A trial's id says what is its own: `hopper/normalizing-flow/max-kl=0.01/seed=3`. Drawn numbers have four significant digits, so that the id says all of them, or more where the range or the number of draws needs them; a draw that repeats an earlier one is made again. A case `{}` of the list changes nothing and is called `base`. Two trials that would train the same are refused, and so are more than 100,000. `./sluice train CONF --dry-run` lists the trials with their steps and the size of their state, and how many go on at each rung. On the command line a list is written with commas: `--set seeds=1,2,7`.

      ### Stopping the worse trials early

      ```yaml
      sweep:
        halving: {first-rung: 20_000, factor: 3}
      ```

      Without `sweep.halving` every trial takes all its steps. With it trials are compared at rungs, here at 20,000, 60,000, 180,000 … environment steps of each trial, completed to whole batches, as long as every trial has steps to take after the rung. At each rung the trials wait until all that set out for it have come or failed. Then, of n that set out, the ⌈n / factor⌉ with the highest mean return of their last 40 episodes go on (`rollout/ep_rew_mean`; among equals the first by name; those without an episode are last, behind them those that failed), and the others end.

      | key | type | default | allowed | |
      |---|---|---|---|---|
      %s
      - Trials are compared with those of the same environment: returns of different ones say nothing of each other. Each seed is a trial of its own.
      - Who goes on follows from counted steps and returns alone: it is the same at any parallelism and whatever fails on the way, and a trial that goes on learns bit for bit what it learns without halving. With `lag: 1` a trial has collected one batch more when it is stopped; nothing of it is kept.
      - While the slowest trial is on its way to a rung, those that have come to it stand still. A rung is sensible only after the first episodes of all trials have ended.
      - Trials with other `total-steps` share only the rungs that all of them come to. A run that is gone on with keeps its halving.

      The rule is successive halving (Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter Optimization"). Its asynchronous form, ASHA (Li et al. 2020, "A System for Massively Parallel Hyperparameter Tuning"), promotes a trial as soon as it is among the best of those that have come so far: no trial waits, but who is promoted depends on who comes first, so that a repetition may end otherwise. That is why rungs are waited for here.

      ## Kafka and Flink

      `kafka: embedded`, the default, has a broker in the process, with its data in the run's folder. A cluster is named by the properties of Kafka's own clients, all of which are passed through:

      ```yaml
      kafka:
        bootstrap-servers: broker1:9092,broker2:9092
        security.protocol: SASL_SSL
        producer.compression.type: lz4     # producer., consumer. or admin. in front: for those clients alone
        config.providers: env              # secrets come from the environment and stand in no file
        config.providers.env.class: org.apache.kafka.common.config.provider.EnvVarConfigProvider
        sasl.jaas.config: ${env:KAFKA_JAAS_CONFIG}
      ```

      `enable.idempotence`, `acks` and `enable.auto.commit` are fixed: exactness rests on them. A run keeps its configuration without [secrets](operations.md#who-gets-in), whether of Kafka or of Flink; whoever resumes it gives them again. A reference such as `${env:KAFKA_JAAS_CONFIG}` is kept.

      `flink:` is a group of Flink's properties, as its documentation calls them, over those that a run sets itself: `flink: {state.backend.type: rocksdb}`.
      """;

  private ConfigurationReference() {}

  static String markdown() {
    StringBuilder text = new StringBuilder(INTRODUCTION).append(KeyTables.all());
    String halving =
        KeyTables.row("sweep.halving.", HalvingParams.FIRST_RUNG)
            + KeyTables.row("sweep.halving.", HalvingParams.FACTOR);
    return text.append(CLUSTERS.replace("%s\n", halving + "\n")).toString();
  }
}
