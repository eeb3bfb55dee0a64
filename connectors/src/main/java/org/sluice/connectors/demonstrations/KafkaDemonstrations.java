package org.sluice.connectors.demonstrations;

import org.sluice.learning.imitation.DemonstrationSource;
import org.sluice.learning.imitation.Episodes;

/** The first episodes of a topic; every machine that learns from them reads it. */
public final class KafkaDemonstrations implements DemonstrationSource {

  @Override
  public String scheme() {
    return TopicAddress.SCHEME;
  }

  @Override
  public String form() {
    return TopicAddress.FORM;
  }

  @Override
  public Episodes open(String address) {
    return new TopicEpisodes(TopicAddress.parse(address));
  }
}
