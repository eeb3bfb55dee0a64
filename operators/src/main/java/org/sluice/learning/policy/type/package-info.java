/** The policies that users can choose, one per file. */
package org.sluice.learning.policy.type;
