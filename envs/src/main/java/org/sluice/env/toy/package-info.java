/** Tasks small enough that the best policy is known. */
package org.sluice.env.toy;
