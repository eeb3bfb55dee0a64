/** Hands lanes out to readers. */
package org.sluice.source.enumerator;
