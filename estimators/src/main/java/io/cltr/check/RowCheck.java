package io.cltr.check;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a row cannot be used: every reason for which one goes to quarantine, and its default level.
 */
public enum RowCheck {
  /** CSV of another width than the header's, or no JSON. */
  UNREADABLE_LINE("unreadable-line", Level.error, "line does not parse"),
  /** A cell that every row needs is empty. */
  MISSING_VALUE("missing-value", Level.error, "%s missing"),
  /** A cell is empty, or is not of the column's type. */
  UNREADABLE_VALUE("unreadable-value", Level.error, "%s missing or unreadable"),
  /** Bytes that are not UTF-8. */
  NOT_UTF8("not-utf-8", Level.error, "%s is not UTF-8"),
  /** An id or name longer than any that a person gave. */
  OVERSIZED_VALUE("oversized-value", Level.error, "%s longer than 4,096 characters"),
  /** A time before 2000 or after 2100: seconds taken for milliseconds, or no time at all. */
  IMPLAUSIBLE_TIME(
      "implausible-time", Level.error, "%s before 2000 or after 2100 (cltr reads milliseconds)"),
  /** A copy of a row that is used. */
  DUPLICATE_ROW("duplicate-row", Level.warning, "copy of another row"),
  /** Several rows, each a whole ranking, for one impression. */
  DUPLICATE_IMPRESSION("duplicate-impression", Level.error, "duplicate impression_id"),
  /** Rows of one impression with different queries, units, loggers, times or contexts. */
  CONFLICTING_ROWS("conflicting-rows", Level.error, "rows of one impression disagree"),
  /** Documents, positions and probabilities of different number. */
  ARRAY_LENGTHS("array-lengths", Level.error, "arrays of different lengths"),
  /** An impression of nothing. */
  NOTHING_SHOWN("nothing-shown", Level.error, "impression without documents"),
  /** An impression of which no document was rendered. */
  NOTHING_RENDERED("nothing-rendered", Level.info, "impression of which nothing was rendered"),
  /** Positions count from 1. */
  POSITION_BELOW_1("position-below-1", Level.error, "position below 1"),
  /** Two documents at one position. */
  DUPLICATE_POSITION("duplicate-position", Level.error, "duplicate position in one impression"),
  /** A probability of 0 or less, of more than 1, or none. */
  PROBABILITY_RANGE("probability-range", Level.error, "%s outside (0, 1]"),
  /** A weight of 0 or less, or none. */
  WEIGHT_RANGE("weight-range", Level.error, "weight not above 0"),
  /** A document that the table of features lacks. */
  SHOWN_WITHOUT_FEATURES("shown-without-features", Level.error, "shown document without features"),
  /** A row of features of another length than most. */
  FEATURE_COUNT("feature-count", Level.error, "number of features differs from the table's"),
  /** A feature that is not a number, or infinite. */
  FEATURE_NOT_FINITE("feature-not-finite", Level.error, "feature not finite"),
  /** Several rows of features of one document that differ. */
  CONFLICTING_FEATURES(
      "conflicting-features", Level.error, "duplicate features with different values"),
  /** A reward that is not a number, or infinite. */
  REWARD_NOT_FINITE("reward-not-finite", Level.error, "reward is not finite"),
  /** A click on an impression that is not in the log. */
  CLICK_WITHOUT_IMPRESSION("click-without-impression", Level.error, "click without impression"),
  /** The consequence of a bad row of impressions. */
  CLICK_ON_BAD_IMPRESSION(
      "click-on-bad-impression", Level.error, "click on a quarantined impression"),
  /** A click on another document than those of its impression. */
  CLICK_NOT_SHOWN("click-not-shown", Level.error, "click on a document that was not shown"),
  /** A click whose position holds another document. */
  CLICK_ELSEWHERE(
      "click-elsewhere", Level.error, "click at a position where the document was not shown"),
  /** A click on a document that nobody can have seen. */
  CLICK_NOT_RENDERED(
      "click-not-rendered", Level.warning, "click on a document that was not rendered"),
  /** A click earlier than its impression, by more than clocks may differ. */
  CLICK_BEFORE_IMPRESSION("click-before-impression", Level.error, "click before its impression"),
  /** A click after the window of its impression. */
  LATE_CLICK("late-click", Level.info, "click after the window of its impression");

  private final String id;
  private final Level level;
  private final String text;

  RowCheck(String id, Level level, String text) {
    this.id = id;
    this.level = level;
    this.text = text;
  }

  /** The name of the check in configurations and reports. */
  public String id() {
    return id;
  }

  /** The level where the configuration does not say. */
  public Level level() {
    return level;
  }

  /** What is wrong with a row, in a few words; {@code column} for checks of any one column. */
  public String text(String column) {
    return text.formatted(column);
  }

  /** A row that this check finds. */
  public RowProblem problem() {
    return new RowProblem(this, "");
  }

  /** A row that this check finds by one column. */
  public RowProblem problem(String column) {
    return new RowProblem(this, column);
  }

  /** The check with that {@link #id}; empty where there is none. */
  public static Optional<RowCheck> of(String id) {
    return Arrays.stream(values()).filter(check -> check.id.equals(id)).findFirst();
  }
}
