package io.cltr.pipeline.importer;

/** Why lines of the Yandex Relevance Prediction Challenge cannot be used. */
enum YandexCheck {
  UNREADABLE_LINE(
      "unreadable-line",
      "the line is neither 'SessionID TimePassed Q QueryID RegionID URLID …' nor 'SessionID"
          + " TimePassed C URLID' with tabs between whole numbers"),
  CLICK_NOT_SHOWN(
      "click-not-shown", "no query of the session at or before the click lists the clicked URL"),
  SESSION_TOO_LONG(
      "session-too-long",
      "the session has more than %,d queries before this one".formatted(YandexSession.MAX_QUERIES)),
  UNREADABLE_LABEL(
      "unreadable-label",
      "the line is not 'QueryID RegionID URLID label' with tabs between whole numbers, the label"
          + " at most "
          + YandexLabels.MAX_GRADE),
  REPEATED_LABEL(
      "repeated-label", "an earlier line has a label for the same query, region and URL");

  private final String id;
  private final String reason;

  YandexCheck(String id, String reason) {
    this.id = id;
    this.reason = reason;
  }

  /** What the quarantine calls it. */
  String id() {
    return id;
  }

  /** What is wrong and what is allowed. */
  String reason() {
    return reason;
  }
}
