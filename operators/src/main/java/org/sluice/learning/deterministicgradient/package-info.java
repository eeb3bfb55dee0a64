/** What algorithms share whose deterministic policy climbs a critic of action values. */
package org.sluice.learning.deterministicgradient;
