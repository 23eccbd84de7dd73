package io.cltr.jobs.report;

import io.cltr.value.Comparison;

/** What the interval of a difference tells, with what documents never displayed could add. */
enum Conclusion {
  BETTER("better"),
  WORSE("worse"),
  /** The interval excludes 0, but documents never displayed could turn the difference round. */
  UNSUPPORTED("unsupported"),
  INCONCLUSIVE("inconclusive"),
  /** There is no interval. */
  NONE("no interval"),
  /** A warning says not to trust one of the two values. */
  UNTRUSTED("do not trust");

  private final String text;

  Conclusion(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  static Conclusion of(Comparison compared) {
    if (!compared.distrust().isEmpty()) {
      return UNTRUSTED;
    }
    if (compared.low() - compared.baselineUnsupported() > 0) {
      return BETTER;
    }
    if (compared.high() + compared.unsupported() < 0) {
      return WORSE;
    }
    if (compared.low() > 0 || compared.high() < 0) {
      return UNSUPPORTED;
    }
    return compared.low() <= 0 && compared.high() >= 0 ? INCONCLUSIVE : NONE;
  }
}
