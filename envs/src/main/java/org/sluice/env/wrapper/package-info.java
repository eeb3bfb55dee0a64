/** Environments that wrap others: limits, noise and changes to the actions. */
package org.sluice.env.wrapper;
