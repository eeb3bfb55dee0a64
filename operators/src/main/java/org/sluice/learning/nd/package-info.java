/** Parameters and data as ND4J's arrays, for users of the Java API. Nothing in Sluice needs it. */
package org.sluice.learning.nd;
