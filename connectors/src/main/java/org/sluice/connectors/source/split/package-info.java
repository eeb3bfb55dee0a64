/** The split of a lane, and its serialisation. */
package org.sluice.connectors.source.split;
