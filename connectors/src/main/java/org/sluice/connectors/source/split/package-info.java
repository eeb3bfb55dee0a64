/** A lane on its way to or from a reader, and its bytes. */
package org.sluice.connectors.source.split;
