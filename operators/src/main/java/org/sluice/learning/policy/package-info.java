/** Policies: the interface, the choice of a type, and acting on one state at a time. */
package org.sluice.learning.policy;
