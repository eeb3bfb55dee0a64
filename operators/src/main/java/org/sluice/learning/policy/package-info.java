/** Policies: distributions over actions given an observation, one class a file. */
package org.sluice.learning.policy;
