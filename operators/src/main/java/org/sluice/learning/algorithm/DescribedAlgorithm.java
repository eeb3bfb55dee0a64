package org.sluice.learning.algorithm;

/** Base class of algorithms with a given word, title and summary. */
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
