// A client of live runs: follows a trial's policies, acts under them, reports what happened.
"use strict";
const { Connection } = require("./connection.js");
const { Policies } = require("./policies.js");
const { kinds, experience, message } = require("./records.js");

/** A trial, for any number of actors, which never wait for a broker. */
class PolicyClient {
  /** If the run takes signed records only, signingKey returns an actor's key for its name. */
  constructor({ broker, prefix, trial, signingKey = () => undefined, random = Math.random }) {
    Object.assign(this, { trial, signingKey, random, policies: new Policies(trial) });
    this.connection = new Connection(broker, prefix, "experience");
  }

  /** Waits for the trial's model and a policy. */
  async connect() {
    const take = (topic, received) => this.policies.take(topic, received);
    const topics = ["models", "releases", "policies"];
    await this.connection.follow(topics, take, () => this.policies.isReady());
  }

  /** Lets actors decide, each about its own observation. */
  async act(actors) {
    actors.forEach((actor) => actor.follow(this.policies.version(actor)));
    for (const version of new Set(actors.map((actor) => actor.version))) {
      const group = actors.filter((actor) => actor.version === version);
      const observations = group.map((actor) => actor.observation);
      const drawn = await this.policies.draw(group[0].inputs, observations, this.random);
      group.forEach((actor, i) => Object.assign(actor, drawn[i]));
    }
  }

  /** Sends a record of experience or a reward. */
  send(kind, record) {
    const signs = this.signingKey(record.actor);
    this.connection.send(message(kind, { trial: this.trial, ...record }, signs));
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
    if (version === this.version) return;
    this.flush(0);
    Object.assign(this, { version, inputs: this.client.policies.inputs.get(version) });
  }

  begin(observation) {
    this.flush(0);
    this.episode = Math.max(this.episode + 1, Date.now() * 1000);
    Object.assign(this, { step: 0, observation: Float32Array.from(observation) });
  }

  /** What came of it: end is 0 if the episode goes on, 1 if the task ended it, 2 if it is cut. */
  next(reward, observation, end = 0, later = false) {
    const { action, logProbability } = this;
    this.steps.push({ observation: this.observation, action, logProbability, reward, later });
    Object.assign(this, { step: this.step + 1, observation: Float32Array.from(observation) });
    const most = Math.min(50, this.client.policies.model.mostSteps);
    if (end !== 0 || this.steps.length === most) this.flush(end);
  }

  /** A reward that was to come later. */
  reward(episode, step, reward) {
    this.client.send(kinds.reward, { actor: this.name, episode, step, reward });
  }

  /** Sends the steps that no record has yet. */
  flush(end) {
    const steps = this.steps.splice(0);
    if (steps.length === 0) return;
    const { name: actor, episode, version, observation } = this;
    const of = { actor, episode, step: this.step - steps.length, version };
    const bytes = this.client.policies.model.observationSpace.kind === 1;
    this.client.send(kinds.experience, { ...of, ...experience(steps, observation, end, bytes) });
  }
}

module.exports = { PolicyClient, Actor };
