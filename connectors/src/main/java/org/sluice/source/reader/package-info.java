/** Steps lanes and emits their trajectories. */
package org.sluice.source.reader;
