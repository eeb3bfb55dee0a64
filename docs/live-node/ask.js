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

async function main() {
  const { broker, topics: prefix, trial, actor } = options;
  const policy = new ServedPolicy({ broker, prefix, trial });
  await policy.connect();
  for (const observation of positionals) {
    const { id, version, action, applied, logProbability } = await policy.ask(
      actor,
      observation.split(",").map(Number),
    );
    const numbers = [[...action], [...applied], logProbability].map((one) => JSON.stringify(one));
    console.log([id, version, ...numbers].join("\t"));
  }
  await policy.close();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
