// A client of live runs: follows a trial's policies, acts under them, reports what happened.
"use strict";
const { InferenceSession } = require("onnxruntime-node");
const { Connection } = require("./connection.js");
const records = require("./records.js");

const STEPS_PER_RECORD = 50;
const ONE = { intraOpNumThreads: 1 }; // small networks are slower on several threads

/** A trial's policies, for any number of actors, which never wait for a broker. */
class PolicyClient {
  constructor({ broker, prefix, trial, random = Math.random }) {
    Object.assign(this, { trial, random, policies: new Map() });
    this.connection = new Connection(broker, prefix);
  }

  /** Waits for the trial's model and a policy. */
  async connect() {
    await this.connection.open(
      (topic, message) => this.take(topic, message),
      () => this.session && this.policies.size > 0,
    );
  }

  async take(topic, message) {
    const key = String(message.key);
    const trial = topic === "policies" ? key.slice(0, key.lastIndexOf("/")) : key;
    if (trial !== this.trial) return;
    if (topic === "models") {
      this.model = records.open(records.kinds.model, message) ?? this.model;
      if (this.model?.problem) throw new Error(`no template for ${trial}: ${this.model.problem}`);
      if (this.model) this.session ??= await InferenceSession.create(this.model.template, ONE);
    } else if (topic === "releases") {
      this.release = records.open(records.kinds.release, message) ?? this.release;
    } else {
      const policy = records.open(records.kinds.policy, message);
      if (policy) this.policies.set(policy.version, records.parameters(policy));
    }
    this.forget();
  }

  /** Forgets the policies that no actor will follow any more. */
  forget() {
    const oldest = this.release?.stable ?? Math.max(...this.policies.keys());
    for (const version of this.policies.keys()) {
      if (version < oldest && this.policies.size > 1) this.policies.delete(version);
    }
  }

  /** Lets an actor follow its version, once that has arrived. */
  follow(actor) {
    const newest = Math.max(...this.policies.keys());
    const version = this.release ? records.version(this.release, actor.name) : newest;
    if (version !== actor.version && this.policies.has(version)) actor.follow(version);
    else if (actor.version === undefined) actor.follow(newest);
  }

  /** Lets actors decide, each about its own observation. */
  async act(actors) {
    actors.forEach((actor) => this.follow(actor));
    for (const version of new Set(actors.map((actor) => actor.version))) {
      const group = actors.filter((actor) => actor.version === version);
      const { action, logProbability } = await this.session.run({
        ...group[0].parameters,
        observation: records.tensor(group.map((actor) => actor.observation)),
        noise: records.tensor(group.map(() => records.noise(this.model, this.random))),
      });
      const size = action.dims[1];
      group.forEach((actor, i) => {
        actor.action = action.data.slice(i * size, (i + 1) * size);
        actor.logProbability = logProbability.data[i];
        actor.applied = records.applied(this.model, actor.action);
      });
    }
  }

  /** Sends a record of experience or a reward. */
  send(kind, record) {
    this.connection.send(records.message(kind, { trial: this.trial, ...record }));
  }

  /** Sends what is left, and ends. */
  async close() {
    await this.connection.close();
  }
}

/** One actor. Its name is unique in the trial, and stays the same when its program is restarted. */
class Actor {
  constructor(client, name) {
    Object.assign(this, { client, name, episode: 0, steps: [] });
  }

  follow(version) {
    this.flush(0);
    this.version = version;
    this.parameters = this.client.policies.get(version);
  }

  begin(observation) {
    this.flush(0);
    this.episode = Math.max(this.episode + 1, Date.now() * 1000);
    this.step = 0;
    this.observation = Float32Array.from(observation);
  }

  /** What came of it: end is 0 if the episode goes on, 1 if the task ended it, 2 if it is cut. */
  next(reward, observation, end = 0, later = false) {
    const { action, logProbability } = this;
    this.steps.push({ observation: this.observation, action, logProbability, reward, later });
    this.observation = Float32Array.from(observation);
    this.step++;
    const most = Math.min(STEPS_PER_RECORD, this.client.model.mostSteps);
    if (end !== 0 || this.steps.length === most) this.flush(end);
  }

  /** A reward that was to come later. */
  reward(episode, step, reward) {
    this.client.send(records.kinds.reward, { actor: this.name, episode, step, reward });
  }

  /** Sends the steps that no record has yet. */
  flush(end) {
    const steps = this.steps.splice(0);
    if (steps.length === 0) return;
    const bytes = this.client.model.observationSpace.kind === 1;
    const observed = (rows) => records.block(rows, bytes ? Uint8Array : Float32Array);
    this.client.send(records.kinds.experience, {
      actor: this.name,
      episode: this.episode,
      step: this.step - steps.length,
      version: this.version,
      steps: steps.length,
      observationDim: this.observation.length,
      observationBytes: bytes ? 1 : 4,
      actionDim: this.action.length,
      observations: observed(steps.map((step) => step.observation)),
      actions: records.block(steps.map((step) => step.action)),
      logProbabilities: records.block([steps.map((step) => step.logProbability)]),
      rewards: records.block([steps.map((step) => step.reward)]),
      ends: Buffer.from(steps.map((_, i) => (i === steps.length - 1 ? end : 0))),
      nextObservation: observed([this.observation]),
      finalObservations: observed(end === 2 ? [this.observation] : []),
      rewardsLater: steps.flatMap((step, i) => (step.later ? [i] : [])),
    });
  }
}

module.exports = { PolicyClient, Actor };
