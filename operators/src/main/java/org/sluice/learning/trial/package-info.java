/** The learning of one trial: from an iteration's segments to the next policy. */
package org.sluice.learning.trial;
