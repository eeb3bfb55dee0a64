/** What must not be read by others: which settings are secret, and files for their owner alone. */
package org.sluice.connectors.secrets;
