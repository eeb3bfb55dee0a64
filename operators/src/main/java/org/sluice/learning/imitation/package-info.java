/** Learning from demonstrations, and the files that they are kept in. */
package org.sluice.learning.imitation;
