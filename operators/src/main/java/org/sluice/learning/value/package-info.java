/** Value functions: the expected return from a state. */
package org.sluice.learning.value;
