/** Values of states: what a policy will gain from them. */
package org.sluice.learning.value;
