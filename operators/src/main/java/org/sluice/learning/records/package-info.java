/** The records that the parts of a training run exchange. */
package org.sluice.learning.records;
