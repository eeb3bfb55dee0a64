/** Protects secrets: which settings are secret, and files that only their owner can read. */
package org.sluice.connectors.secrets;
