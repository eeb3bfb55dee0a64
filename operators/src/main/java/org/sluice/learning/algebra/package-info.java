/** The libraries of linear algebra: how they are loaded, and which one computes what. */
package org.sluice.learning.algebra;
