/** Records as bytes in state and between tasks: compact, and no length is believed. */
package org.sluice.learning.records.binary;
