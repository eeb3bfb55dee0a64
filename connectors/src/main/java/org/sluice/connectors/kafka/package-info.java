/**
 * Topics and what goes through them: settings of clients, creation of topics, records as Kafka's
 * messages, the follower of policies, and a broker that lives in this process.
 */
package org.sluice.connectors.kafka;
