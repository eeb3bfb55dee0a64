/** Learning from demonstrations, and the files and other sources that they are kept in. */
package org.sluice.learning.imitation;
