/** The latest transitions of a trial, from which off-policy algorithms learn. */
package org.sluice.learning.replay;
