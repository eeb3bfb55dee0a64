// Asks a serving job for actions, and prints its answers.
// node ask.js --broker HOST:PORT --topics PREFIX --trial TRIAL -- OBSERVATION…, such as 1,0,-0.5
"use strict";
const { parseArgs } = require("util");
const { ServedPolicy } = require("./served.js");

const text = (value) => ({ type: "string", default: value });
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    broker: text("127.0.0.1:9092"),
    topics: text("run"),
    trial: text("plant"),
    actor: text("node"),
  },
});

/** The shortest decimal that is the same number in single precision. */
function short(number) {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(number.toPrecision(digits));
    if (Math.fround(rounded) === number) return rounded;
  }
  return number;
}

const list = (numbers) => `[${[...numbers].map(short).join(",")}]`;

/** The answer to a request; says so if it takes a while. */
async function answered(request) {
  const remark = () => console.error("waiting for an answer; is ./sluice serve running?");
  const timer = setTimeout(remark, 2000);
  try {
    return await request;
  } finally {
    clearTimeout(timer);
  }
}

async function main() {
  const { broker, topics: prefix, trial, actor } = options;
  const policy = new ServedPolicy({ broker, prefix, trial });
  await policy.connect();
  for (const observation of positionals) {
    const request = policy.ask(actor, observation.split(",").map(Number));
    const { id, version, action, applied, logProbability } = await answered(request);
    console.log([id, version, list(action), list(applied), short(logProbability)].join("\t"));
  }
  await policy.close();
}

main().then(
  () => process.exit(0), // also if a broker that is away is still being tried
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
