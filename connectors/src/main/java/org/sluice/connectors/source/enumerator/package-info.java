/** Assigns lanes to readers. */
package org.sluice.connectors.source.enumerator;
