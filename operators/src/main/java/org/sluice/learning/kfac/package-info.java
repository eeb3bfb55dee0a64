/** The Fisher matrix of a network as Kronecker products, and steps by its inverse. */
package org.sluice.learning.kfac;
