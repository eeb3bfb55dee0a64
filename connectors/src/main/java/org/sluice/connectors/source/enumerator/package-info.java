/** Hands lanes out to readers. */
package org.sluice.connectors.source.enumerator;
