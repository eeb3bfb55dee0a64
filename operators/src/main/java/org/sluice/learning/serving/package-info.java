/** Answering requests for actions under the versions of a trial's policy. */
package org.sluice.learning.serving;
