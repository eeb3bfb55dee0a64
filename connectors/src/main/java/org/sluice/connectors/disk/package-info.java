/** What the disks have room for. */
package org.sluice.connectors.disk;
