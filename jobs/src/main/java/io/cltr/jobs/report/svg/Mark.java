package io.cltr.jobs.report.svg;

import static io.cltr.jobs.report.svg.Plot.coordinate;

/** Points of a series: a shape beside the colour, for readers and printers without colours. */
enum Mark {
  CIRCLE("M-3.6,0a3.6,3.6 0 1 0 7.2,0a3.6,3.6 0 1 0 -7.2,0z"),
  SQUARE("M-3.2,-3.2h6.4v6.4h-6.4z"),
  TRIANGLE("M0,-4.2l4,7.2h-8z"),
  DIAMOND("M0,-4.6l4.6,4.6l-4.6,4.6l-4.6,-4.6z"),
  DOWN("M0,4.2l4,-7.2h-8z"),
  CROSS("M-1.3,-4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z");

  private final String path;

  Mark(String path) {
    this.path = path;
  }

  static Mark of(int series) {
    return values()[series % values().length];
  }

  void draw(Markup to, String style, double x, double y) {
    String at = "translate(" + coordinate(x) + "," + coordinate(y) + ")";
    to.empty("path", "class", style, "d", path, "transform", at);
  }
}
