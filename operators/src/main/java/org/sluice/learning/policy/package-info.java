/** Policies: distributions over actions given an observation, one class per file. */
package org.sluice.learning.policy;
