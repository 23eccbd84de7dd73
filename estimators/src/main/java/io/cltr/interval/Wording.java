package io.cltr.interval;

/** How reports name what was computed. */
final class Wording {
  private Wording() {}

  /** The kind, the stages, and what the value's intervals leave out. */
  static String method(String kind, Sample sample) {
    String caveat = sample.statistic().caveat();
    return kind
        + (sample.oneStage() ? ", one stage" : ", two stages")
        + (caveat.isEmpty() ? "" : "; " + caveat);
  }
}
