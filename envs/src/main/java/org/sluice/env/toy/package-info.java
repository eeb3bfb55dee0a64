/** Tasks small enough to know the best policy by heart. */
package org.sluice.env.toy;
