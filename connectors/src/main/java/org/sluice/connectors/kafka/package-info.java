/**
 * Topics and their records: client settings, topic creation, records as Kafka messages, the policy
 * follower, and an embedded broker.
 */
package org.sluice.connectors.kafka;
