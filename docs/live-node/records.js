// The records of live runs, as docs/records.md describes them, and an ONNX session's inputs.
"use strict";
const { createHmac } = require("crypto");
const fs = require("fs");
const path = require("path");
const avsc = require("avsc");
const { Tensor } = require("onnxruntime-node");

const SCHEMAS = "../../connectors/src/main/resources/org/sluice/connectors/codec";

/** A kind of record: what its headers say, and its schema. */
function kind(name, version, schema) {
  const file = path.join(__dirname, SCHEMAS, `${schema}.avsc`);
  return { name, version, type: avsc.Type.forSchema(JSON.parse(fs.readFileSync(file))) };
}

const kinds = {
  model: kind("model", "1", "Model"),
  policy: kind("policy", "3", "PolicySnapshot"),
  release: kind("release", "1", "Release"),
  experience: kind("experience", "1", "Experience"),
  reward: kind("reward", "1", "DelayedReward"),
  request: kind("request", "1", "Request"),
  answer: kind("answer", "1", "Answer"),
};

const table = Uint32Array.from({ length: 256 }, (_, entry) => {
  for (let i = 0; i < 8; i++) entry = entry & 1 ? (entry >>> 1) ^ 0x82f63b78 : entry >>> 1;
  return entry;
});

/** CRC-32C of parts, one after the other, in hexadecimal. */
function checksum(...parts) {
  let crc = -1;
  for (const part of parts) {
    for (const byte of part) crc = table[(crc ^ byte) & 255] ^ (crc >>> 8);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

/** The record of a message; undefined if it is not an undamaged one of the kind. */
function open({ name, version, type }, { key, value, headers }) {
  const header = (of) => [headers[of]].flat().at(-1)?.toString();
  const right =
    value &&
    header("sluice-kind") === name &&
    header("sluice-version") === version &&
    header("sluice-checksum") === checksum(key, value);
  return right ? type.fromBuffer(value) : undefined;
}

/** The key of an actor, by which it signs, under the run's. */
function actorKey(runKey, trial, actor) {
  return hmac(runKey, `${trial}/${actor}`).digest();
}

/** The message of a record, signed if the actor's key is given. */
function message({ name, version, type }, record, signingKey) {
  const key = Buffer.from(name === "request" ? record.actor : record.trial);
  const value = type.toBuffer(record);
  const headers = {
    "sluice-kind": name,
    "sluice-version": version,
    "sluice-checksum": checksum(key, value),
  };
  if (signingKey) headers["sluice-signature"] = hmac(signingKey, value).digest("hex");
  return { key, value, headers };
}

function hmac(key, bytes) {
  return createHmac("sha256", key).update(bytes);
}

/** The steps of an experience, with the observation after the last of them. */
function experience(steps, next, end, bytes) {
  const observed = (rows) => block(rows, bytes ? Uint8Array : Float32Array);
  return {
    steps: steps.length,
    observationDim: next.length,
    observationBytes: bytes ? 1 : 4,
    actionDim: steps[0].action.length,
    observations: observed(steps.map((step) => step.observation)),
    actions: block(steps.map((step) => step.action)),
    logProbabilities: block([steps.map((step) => step.logProbability)]),
    rewards: block([steps.map((step) => step.reward)]),
    ends: Buffer.from(steps.map((_, i) => (i === steps.length - 1 ? end : 0))),
    nextObservation: observed([next]),
    finalObservations: observed(end === 2 ? [next] : []),
    rewardsLater: steps.flatMap((step, i) => (step.later ? [i] : [])),
  };
}

/** Rows of numbers as a block. */
function block(rows, type = Float32Array) {
  return Buffer.from(type.from(rows.flatMap((row) => Array.from(row))).buffer);
}

/** The numbers of a block. */
function numbers(block, type) {
  return new type(Uint8Array.from(block).buffer);
}

/** Rows of numbers as an input of the template. */
function tensor(rows) {
  const data = Float32Array.from(rows.flatMap((row) => Array.from(row)));
  return new Tensor("float32", data, [rows.length, data.length / rows.length]);
}

/** The inputs of the template that are a policy's. */
function parameters(policy) {
  const all = numbers(policy.policy, Float32Array);
  const inputs = {};
  let first = 0;
  for (const { name, rows, columns } of policy.policyLayout) {
    const values = all.slice(first, first + rows * columns);
    inputs[name] = new Tensor("float32", values, [rows, columns]);
    first += rows * columns;
  }
  for (const name of ["means", "deviations"]) {
    const values = numbers(policy[name], Float64Array);
    if (values.length > 0) inputs[name] = new Tensor("float64", values, [1, values.length]);
  }
  return inputs;
}

/** The noise of one action; random draws a uniform number. */
function noise(model, random) {
  const draw = {
    NORMAL: () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
    UNIFORM: () => random(),
    INDEX: (values) => Math.floor(values * random()),
  };
  return model.noise.flatMap(({ kind, count, values }) =>
    Array.from({ length: count }, () => draw[kind](values)),
  );
}

/** An action, cut to the bounds of its space if the trial wants that. */
function applied(model, action) {
  if (!model.clips) return action;
  const bounds = [model.actionSpace.low, model.actionSpace.high].map((bytes) =>
    numbers(bytes, Float64Array),
  );
  const [low, high] = bounds.map((all) => (i) => (all.length > 1 ? all[i] : all[0]));
  return Array.from(action, (x, i) => Math.min(Math.max(x, low(i)), high(i)));
}

/** The version that an actor is to follow. */
function version({ stable, candidate, share }, actor) {
  let hash = 0;
  for (let i = 0; i < actor.length; i++) hash = Math.imul(31, hash) + actor.charCodeAt(i);
  const place = (Math.imul(hash, 0x9e3779b1) >>> 8) / 2 ** 24;
  return share >= 1 || place < share ? candidate : stable;
}

module.exports = {
  kinds,
  open,
  actorKey,
  message,
  experience,
  block,
  numbers,
  tensor,
  parameters,
  noise,
  applied,
  version,
};
