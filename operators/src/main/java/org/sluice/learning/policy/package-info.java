/** What a policy is, how it is chosen, and how it acts on one state at a time. */
package org.sluice.learning.policy;
