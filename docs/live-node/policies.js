// What a trial's actors follow: its model, its releases and its policies.
"use strict";
const { InferenceSession } = require("onnxruntime-node");
const records = require("./records.js");

const ONE = { intraOpNumThreads: 1 }; // small networks are slower on several threads

class Policies {
  constructor(trial) {
    Object.assign(this, { trial, inputs: new Map() }); // of the template, by version
  }

  isReady() {
    return this.session !== undefined && this.inputs.size > 0;
  }

  /** Takes a message of a topic. */
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
      if (policy) this.inputs.set(policy.version, records.parameters(policy));
    }
    this.forget();
  }

  /** Forgets the policies that no actor will follow any more. */
  forget() {
    const oldest = this.release?.stable ?? Math.max(...this.inputs.keys());
    for (const version of this.inputs.keys()) {
      if (version < oldest && this.inputs.size > 1) this.inputs.delete(version);
    }
  }

  /** The version that an actor is to follow; the one that it follows until that has arrived. */
  version(actor) {
    const newest = Math.max(...this.inputs.keys());
    const version = this.release ? records.version(this.release, actor.name) : newest;
    return this.inputs.has(version) ? version : (actor.version ?? newest);
  }

  /** Draws actions under the inputs of one version, one for each observation. */
  async draw(inputs, observations, random) {
    const { action, logProbability } = await this.session.run({
      ...inputs,
      observation: records.tensor(observations),
      noise: records.tensor(observations.map(() => records.noise(this.model, random))),
    });
    const size = action.dims[1];
    return observations.map((_, i) => {
      const drawn = action.data.slice(i * size, (i + 1) * size);
      const applied = records.applied(this.model, drawn);
      return { action: drawn, applied, logProbability: logProbability.data[i] };
    });
  }
}

module.exports = { Policies };
