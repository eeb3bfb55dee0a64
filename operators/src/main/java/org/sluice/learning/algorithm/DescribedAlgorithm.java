package org.sluice.learning.algorithm;

/** An algorithm that is given its word, its title and its summary. */
public abstract class DescribedAlgorithm implements Algorithm {

  private final String word;
  private final String title;
  private final String summary;

  protected DescribedAlgorithm(String word, String title, String summary) {
    this.word = word;
    this.title = title;
    this.summary = summary;
  }

  @Override
  public final String word() {
    return word;
  }

  @Override
  public final String title() {
    return title;
  }

  @Override
  public final String summary() {
    return summary;
  }
}
