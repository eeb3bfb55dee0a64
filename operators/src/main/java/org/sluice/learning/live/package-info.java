/**
 * Learning from programs that are not paused: what decides is in the log before it acts, so the
 * policies of a live trial are a function of its configuration and its log.
 */
package org.sluice.learning.live;
