// A client of serving: asks for actions and is answered, without a policy of its own.
"use strict";
const { randomUUID } = require("crypto");
const { Connection } = require("./connection.js");
const { kinds, open, message, block, numbers } = require("./records.js");

class ServedPolicy {
  constructor({ broker, prefix, trial }) {
    Object.assign(this, { trial, waiting: new Map() });
    this.connection = new Connection(broker, prefix, "requests");
  }

  /** Waits for the topics. */
  async connect() {
    await this.connection.followFromNow("answers", (received) => this.take(received));
  }

  /** Asks for an action; repeat it if there is no answer for a while, with another id. */
  ask(actor, observation) {
    if (!observation.every(Number.isFinite)) {
      throw new RangeError(`an observation has finite numbers only, not ${observation}`);
    }
    const id = randomUUID();
    const record = { id, actor, trial: this.trial, observationBytes: 4 };
    const asked = { ...record, observation: block([observation]) };
    this.connection.send(message(kinds.request, asked));
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** The first answer to a request counts. */
  take(received) {
    const answer = open(kinds.answer, received);
    const waits = this.waiting.get(answer?.id);
    if (!waits) return; // another program's, or a repeated one
    this.waiting.delete(answer.id);
    if (answer.problem) waits.reject(new Error(answer.problem));
    const action = numbers(answer.action, Float32Array);
    waits.resolve({ ...answer, action, applied: numbers(answer.applied, Float32Array) });
  }

  async close() {
    await this.connection.close();
  }
}

module.exports = { ServedPolicy };
