/** The families of layers that users can choose, one per file, and the parts that they share. */
package org.sluice.learning.flow.family;
