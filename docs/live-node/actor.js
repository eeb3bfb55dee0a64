// An actor of live runs: what one plant, service or robot does, and what comes of it.
"use strict";
const { kinds, experience } = require("./records.js");

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

module.exports = { Actor };
