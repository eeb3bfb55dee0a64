/** Steps lanes and emits their trajectories. */
package org.sluice.connectors.source.reader;
