// A live run's topics: reads those that actors follow, and writes what they experience.
"use strict";
const { Kafka, Partitioners, logLevel } = require("kafkajs");

const FOLLOWED = ["models", "releases", "policies"];
const LONGEST_QUEUE = 50_000;

class Connection {
  constructor(broker, prefix) {
    const kafka = new Kafka({
      brokers: [broker],
      logLevel: logLevel.ERROR,
      retry: { retries: Number.MAX_SAFE_INTEGER, maxRetryTime: 1000 }, // milliseconds
    });
    const allowAutoTopicCreation = false;
    this.prefix = prefix;
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
    this.queue = []; // of messages that no broker has yet
    this.lost = 0;
  }

  /**
   * Waits for the topics and has their messages taken, until all have been and it is ready; then
   * goes on with those that follow.
   */
  async open(take, isReady) {
    const behind = await this.ends();
    await this.producer.connect();
    await this.consumer.connect();
    const topics = FOLLOWED.map((name) => `${this.prefix}.${name}`);
    await this.consumer.subscribe({ topics, fromBeginning: true });
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

  /** The ends of the topics that have messages, when all topics exist and have a leader. */
  async ends() {
    const ends = new Map();
    await this.admin.connect();
    for (const name of FOLLOWED) {
      const [{ high }] = await this.offsets(`${this.prefix}.${name}`);
      if (high > 0) ends.set(name, Number(high));
    }
    await this.admin.disconnect();
    return ends;
  }

  async offsets(topic) {
    while (true) {
      try {
        const exists = (await this.admin.listTopics()).includes(topic);
        if (exists) return await this.admin.fetchTopicOffsets(topic);
      } catch (error) {
        if (!error.retriable) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
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
      await this.producer.send({ topic: `${this.prefix}.experience`, acks: -1, messages });
    }
  }

  /** Sends what is left, and ends. */
  async close() {
    await this.sending;
    await this.producer.disconnect();
    await this.consumer.disconnect();
  }
}

module.exports = { Connection };
