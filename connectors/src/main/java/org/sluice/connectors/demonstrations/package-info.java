/** Demonstrations in a topic: written for, and read by, learning from them. */
package org.sluice.connectors.demonstrations;
