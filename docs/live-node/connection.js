// A run's topics: reads some of them, and writes to another.
"use strict";
const { Kafka, Partitioners, logLevel } = require("kafkajs");

const LONGEST_QUEUE = 50_000;
const MINUTE = 60_000; // milliseconds
const LAST_WAIT = 5_000; // milliseconds

const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** In place of kafkajs's log, whose errors are mostly tried again: says when no broker answers. */
function logCreator() {
  let told = -Infinity;
  return ({ log }) => {
    if (!/^Connection (error|timeout)/.test(log.message) || Date.now() - told < MINUTE) return;
    told = Date.now();
    console.error(`no broker answers at ${log.broker}; trying again`);
  };
}

class Connection {
  /** Writes to the topic of this name behind the prefix. */
  constructor(broker, prefix, writesTo) {
    const kafka = new Kafka({
      brokers: [broker],
      logLevel: logLevel.ERROR,
      logCreator,
      retry: { retries: Number.MAX_SAFE_INTEGER, maxRetryTime: 1000 }, // milliseconds
    });
    const allowAutoTopicCreation = false;
    this.prefix = prefix;
    this.topic = `${prefix}.${writesTo}`;
    this.admin = kafka.admin();
    this.producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation,
    });
    this.consumer = kafka.consumer({
      groupId: `${prefix}-actors-${Date.now()}-${process.pid}`,
      maxWaitTimeInMs: 50,
      allowAutoTopicCreation,
    });
    this.consumer.on("consumer.crash", ({ payload: { error, restart } }) => {
      if (!restart) console.error(`cannot read any more: ${error.message}`);
    });
    this.queue = []; // of messages that no broker has yet
    this.underWay = 0; // messages that are being sent
    this.lost = 0;
  }

  /**
   * Waits for topics of one partition and has their messages taken, until all have been and it is
   * ready; then goes on with those that follow.
   */
  async follow(names, take, isReady) {
    const behind = new Map();
    for (const [name, ends] of await this.ends(names)) {
      if (ends[0] > 0) behind.set(name, ends[0]);
    }
    await this.subscribe(names, true);
    await new Promise((resolve, reject) => {
      const eachMessage = async ({ topic, message }) => {
        const name = topic.slice(this.prefix.length + 1);
        await take(name, message).catch(reject);
        if (Number(message.offset) + 1 >= behind.get(name)) behind.delete(name);
        if (behind.size === 0 && isReady()) resolve();
      };
      this.consumer.run({ autoCommit: false, eachMessage }).catch(reject);
    });
  }

  /** Waits for a topic and has the messages taken that follow from now on. */
  async followFromNow(name, take) {
    const [[, ends]] = await this.ends([name]);
    await this.subscribe([name], false);
    const joined = new Promise((resolve) => this.consumer.on("consumer.group_join", resolve));
    const eachMessage = async ({ message }) => take(message);
    await this.consumer.run({ autoCommit: false, eachMessage });
    await joined;
    ends.forEach((offset, partition) =>
      this.consumer.seek({ topic: `${this.prefix}.${name}`, partition, offset: String(offset) }),
    );
  }

  async subscribe(names, fromBeginning) {
    await this.producer.connect();
    await this.consumer.connect();
    const topics = names.map((name) => `${this.prefix}.${name}`);
    await this.consumer.subscribe({ topics, fromBeginning });
  }

  /** The ends of topics' partitions, when all topics exist and have a leader. */
  async ends(names) {
    const ends = [];
    await this.admin.connect();
    for (const name of names) {
      const offsets = await this.offsets(`${this.prefix}.${name}`);
      offsets.sort((one, other) => one.partition - other.partition);
      ends.push([name, offsets.map(({ high }) => Number(high))]);
    }
    await this.admin.disconnect();
    return ends;
  }

  async offsets(topic) {
    for (let tries = 0; ; tries++) {
      try {
        const exists = (await this.admin.listTopics()).includes(topic);
        if (exists) return await this.admin.fetchTopicOffsets(topic);
        if (tries === 0) console.error(`waiting for the topic ${topic}`);
      } catch (error) {
        if (!error.retriable) throw error;
      }
      await wait(100);
    }
  }

  /** Sends a message after those before it, without waiting for a broker. */
  send(message) {
    this.queue.push(message);
    if (this.queue.length > LONGEST_QUEUE) {
      this.queue.shift();
      this.lost++;
    }
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
  }

  async sendAll() {
    while (this.queue.length > 0) {
      const messages = this.queue.splice(0, 500);
      this.underWay = messages.length;
      await this.producer.send({ topic: this.topic, acks: -1, messages });
      this.underWay = 0;
    }
  }

  /** Sends what is left, and ends, after a while also without a broker. */
  async close() {
    const sent = Promise.resolve(this.sending).then(() => true);
    if (!(await Promise.race([sent, wait(LAST_WAIT)]))) {
      this.lost += this.queue.length + this.underWay;
      console.error(`no broker has taken the last messages; ${this.lost} in all are lost`);
      return;
    }
    await Promise.race([this.disconnect(), wait(LAST_WAIT)]);
  }

  async disconnect() {
    await this.producer.disconnect();
    await this.consumer.disconnect();
  }
}

module.exports = { Connection };
