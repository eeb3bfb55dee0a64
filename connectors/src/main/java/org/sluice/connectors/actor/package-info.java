/**
 * For programs that act under the policies of a live trial and report what happened: the world is
 * theirs, nothing here ever makes it wait. Acting needs no Flink.
 */
package org.sluice.connectors.actor;
