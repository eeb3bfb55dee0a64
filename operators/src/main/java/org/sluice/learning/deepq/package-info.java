/** What algorithms share that learn the values of discrete actions from a replay buffer. */
package org.sluice.learning.deepq;
