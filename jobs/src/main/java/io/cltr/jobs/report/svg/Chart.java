package io.cltr.jobs.report.svg;

/** A picture that writes itself as one {@code svg} element. */
public interface Chart {
  /** Writes the chart. */
  void draw(Markup to);

  /** Writes what its lines mean, as an HTML list; nothing where there is nothing to tell apart. */
  default void legend(Markup to) {}

  /** The chart alone, as a well-formed document. */
  default String svg() {
    Markup markup = new Markup();
    draw(markup);
    return markup.toString();
  }
}
