/** The Fisher matrix of a network as Kronecker products, and natural-gradient steps with it. */
package org.sluice.learning.kfac;
