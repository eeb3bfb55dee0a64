/**
 * Learning from whole episodes by their returns: what the cross-entropy method and others share.
 */
package org.sluice.learning.episodic;
