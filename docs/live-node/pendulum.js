// A plant: pendulums that act for a live trial and report over Kafka, with faults on request.
// node pendulum.js --broker HOST:PORT --topics PREFIX --trial TRIAL
"use strict";
const fs = require("fs");
const { parseArgs } = require("util");
const { Actor } = require("./actor.js");
const { PolicyClient } = require("./client.js");
const { actorKey } = require("./records.js");

const text = (value) => ({ type: "string", default: value });
const { values: options } = parseArgs({
  options: {
    broker: text("127.0.0.1:9092"),
    topics: text("run"),
    trial: text("plant"),
    name: text("node"), // what the actors' names begin with; another for each process
    actors: text("8"),
    rate: text("2000"), // steps per second of all actors together
    steps: text("Infinity"), // of all actors together, after which it ends
    lose: text("0"), // share of the records that are never sent
    repeat: text("0"), // share of the records that are sent twice
    vanish: text("0"), // share of the episodes whose actor vanishes before they end
    "late-rewards": text("0"), // share of the steps whose reward follows 100 steps later
    "signing-key-file": text(""), // the run's, if it takes signed records only
    seed: text("1"),
  },
});
const option = (name) => Number(options[name]);
const EPISODE = 200;
const DELAY = 100;

let state = option("seed");
/** Mulberry32 (Tommy Ettinger): uniform on [0, 1). */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
}

const done = { steps: 0, lost: 0, repeated: 0, vanished: 0, late: 0 };
const returns = [];

/** The dynamics of Gymnasium's Pendulum-v1. */
class Pendulum {
  constructor(client, name) {
    Object.assign(this, { client, name, actor: new Actor(client, name), late: [] });
    this.reset();
  }

  reset() {
    this.angle = Math.PI * (2 * random() - 1);
    this.speed = 2 * random() - 1;
    this.sum = 0;
    this.vanishes = random() < option("vanish") ? 1 + Math.floor(random() * DELAY) : Infinity;
    this.actor.begin(this.observe());
  }

  observe() {
    return [Math.cos(this.angle), Math.sin(this.angle), this.speed];
  }

  /** One twentieth of a second under the torque that its actor has decided on. */
  step() {
    const [torque] = this.actor.applied;
    const fromTop = this.angle - 2 * Math.PI * Math.round(this.angle / (2 * Math.PI));
    const reward = -(fromTop ** 2 + 0.1 * this.speed ** 2 + 0.001 * torque ** 2);
    this.speed += (15 * Math.sin(this.angle) + 3 * torque) * 0.05;
    this.speed = Math.min(Math.max(this.speed, -8), 8);
    this.angle += this.speed * 0.05;
    this.sum += reward;
    const later = random() < option("late-rewards");
    if (later) {
      done.late++;
      const { episode, step } = this.actor;
      this.late.push({ due: done.steps + DELAY * option("actors"), episode, step, reward });
    }
    const ends = this.actor.step === EPISODE - 1;
    this.actor.next(later ? 0 : reward, this.observe(), ends ? 2 : 0, later);
    while (this.late.length > 0 && this.late[0].due <= done.steps) {
      const { episode, step, reward } = this.late.shift();
      this.actor.reward(episode, step, reward);
    }
    if (ends) {
      if (returns.push(this.sum) > 40) returns.shift();
      this.reset();
    } else if (this.actor.step === this.vanishes) {
      done.vanished++; // with its open record and its late rewards; another of its name goes on
      this.late = [];
      this.actor = new Actor(this.client, this.name);
      this.reset();
    }
  }
}

/** Loses and repeats some of the records. */
class FaultyClient extends PolicyClient {
  send(kind, record) {
    if (random() < option("lose")) {
      done.lost++;
      return;
    }
    super.send(kind, record);
    if (random() < option("repeat")) {
      done.repeated++;
      super.send(kind, record);
    }
  }
}

const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

async function main() {
  const file = options["signing-key-file"];
  const key = file && Buffer.from(fs.readFileSync(file, "ascii").trim(), "hex");
  const client = new FaultyClient({
    broker: options.broker,
    prefix: options.topics,
    trial: options.trial,
    signingKey: (actor) => key && actorKey(key, options.trial, actor),
    random,
  });
  await client.connect();
  const pendulums = Array.from(
    { length: option("actors") },
    (_, i) => new Pendulum(client, `${options.name}-${i}`),
  );
  let ends = false;
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (ends = true));
  const start = Date.now();
  let line = start;
  while (!ends && done.steps < option("steps")) {
    await client.act(pendulums.map((pendulum) => pendulum.actor));
    for (const pendulum of pendulums) pendulum.step(done.steps++);
    const ahead = start + (1000 * done.steps) / option("rate") - Date.now();
    if (ahead > 1) await new Promise((resolve) => setTimeout(resolve, ahead));
    if (Date.now() - line >= 1000) {
      line = Date.now();
      const { version } = pendulums[0].actor;
      console.log(`${done.steps} steps, version ${version}, return ${mean(returns).toFixed(1)}`);
    }
  }
  for (const pendulum of pendulums) pendulum.actor.flush(0);
  await client.close();
  console.log(
    `${done.steps} steps in ${(Date.now() - start) / 1000} s; lost ${client.connection.lost};` +
      ` on purpose: ${done.lost} records lost, ${done.repeated} sent twice,` +
      ` ${done.vanished} actors vanished, ${done.late} rewards late`,
  );
}

main().then(
  () => process.exit(0), // also if a broker that is away is still being tried
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
