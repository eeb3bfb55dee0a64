/** The graph of a training's operators, and all else that depends on where its steps come from. */
package org.sluice.jobs.train.graph;
