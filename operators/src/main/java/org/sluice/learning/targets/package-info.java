/** Advantages of actions, estimated from rewards and values. */
package org.sluice.learning.targets;
