/** What the parts of a training run hand to each other. */
package org.sluice.learning.records;
