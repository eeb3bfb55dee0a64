// A client of live runs: follows a trial's policies, acts under them, sends what is reported.
"use strict";
const { Connection } = require("./connection.js");
const { Policies } = require("./policies.js");
const { message } = require("./records.js");

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

module.exports = { PolicyClient };
