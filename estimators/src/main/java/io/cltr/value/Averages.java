package io.cltr.value;

import java.util.List;

/**
 * Mean weight and outcome of the log's rounds like one, by set of columns that make them alike.
 *
 * @param columns the sets
 * @param weights w̄ by set
 * @param outcomes r̄ by set
 */
public record Averages(List<List<String>> columns, double[] weights, double[] outcomes) {
  /** Of no set. */
  public static final Averages NONE = new Averages(List.of(), new double[0], new double[0]);

  /** w̄ of the rounds that are alike in {@code set}. */
  public double weight(List<String> set) {
    return weights[columns.indexOf(set)];
  }

  /** r̄ of the rounds that are alike in {@code set}. */
  public double outcome(List<String> set) {
    return outcomes[columns.indexOf(set)];
  }
}
