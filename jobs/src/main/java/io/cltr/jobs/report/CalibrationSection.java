package io.cltr.jobs.report;

import java.util.List;

/**
 * Click rates that the reward model predicts, beside those observed.
 *
 * @param byPosition one row per position; empty where nothing was predicted
 * @param byDecile one row per decile of predicted click rates, the lowest first
 */
public record CalibrationSection(List<Row> byPosition, List<Row> byDecile) {
  /** Without a prediction. */
  public static final CalibrationSection NONE = new CalibrationSection(List.of(), List.of());

  /** Copies the lists. */
  public CalibrationSection {
    byPosition = List.copyOf(byPosition);
    byDecile = List.copyOf(byDecile);
  }

  boolean isEmpty() {
    return byPosition.isEmpty() && byDecile.isEmpty();
  }

  /**
   * The displays at one position, or in one decile.
   *
   * @param group the position, or the decile, from 1
   * @param predicted mean predicted click rate
   * @param observed clicks per display
   */
  public record Row(int group, double predicted, double observed, long displays) {}
}
