package io.cltr.check;

import io.cltr.log.ConfigException;
import io.cltr.log.LoggerCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loggers whose shares of the traffic are not those that were configured.
 *
 * <p>With s_j the expected share of logger j, N_bj the weight of its impressions in unit bucket b
 * and N_b that of all named loggers, ψ_bj = N_bj − s_j N_b sums to 0 in expectation; {@link
 * Buckets#jointly} over all loggers but one. Assumes independent units. Without expected shares
 * nothing is judged, and loggers that are not named are left out.
 *
 * @param alpha probability of a finding in a log without mismatch
 * @param shares expected share by logger; sums to 1, or empty
 */
public record SampleRatioExpected(Level level, double alpha, SortedMap<String, Double> shares)
    implements LogCheck {
  private static final double ROUNDING = 1e-6;

  /** A warning, α = .001; no expectation. */
  public SampleRatioExpected() {
    this(Level.warning, 0.001, new TreeMap<>());
  }

  /** Checks the ranges. */
  public SampleRatioExpected {
    Ranges.require("sample-ratio-expected", "alpha", alpha, 0, 1);
    shares.values().forEach(s -> Ranges.require("sample-ratio-expected", "shares", s, 0, 1));
    double sum = shares.values().stream().mapToDouble(s -> s).sum();
    if (!shares.isEmpty() && Math.abs(sum - 1) > ROUNDING) {
      throw new ConfigException(
          "check sample-ratio-expected: shares must sum to 1, found %s with the sum %s"
              .formatted(shares, sum));
    }
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  @Override
  public String id() {
    return "sample-ratio-expected";
  }

  @Override
  public String summary() {
    return "Loggers' shares of the traffic are not the configured ones";
  }

  @Override
  public String source() {
    return "Fabijan et al., KDD 2019 (sample-ratio mismatch); Hotelling, Ann. Math. Stat. 1931";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    List<String> names = List.copyOf(shares.keySet());
    double[][] counts = counts(facts.statistics().queries(), names);
    double all = 0;
    double[] totals = new double[names.size()];
    for (double[] row : counts) {
      for (int j = 0; j < row.length; j++) {
        totals[j] += row[j];
        all += row[j];
      }
    }
    double p = all == 0 ? 1 : Buckets.jointly(differences(counts, names));
    if (p >= alpha) {
      return List.of();
    }
    List<String> examples = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      examples.add(
          Wording.of(
              "logger '%s': %s of %s, expected %s",
              names.get(j),
              Wording.percent(totals[j] / all),
              Wording.count(Math.round(all), "impression"),
              Wording.percent(shares.get(names.get(j)))));
    }
    return List.of(
        found(
            names.size(),
            Wording.of(
                "Loggers' shares of the traffic are not the configured ones: differences as large"
                    + " have probability %s by chance (named below %s). Find where impressions of"
                    + " one of them are lost or doubled, or correct the expected shares.",
                Wording.chance(p), alpha),
            examples.stream().limit(Wording.NAMED).toList()));
  }

  /** Impressions by bucket that holds any, and logger. */
  private static double[][] counts(LoggerCells cells, List<String> names) {
    List<double[]> rows = new ArrayList<>();
    for (int b = 0; b < cells.counts().length; b++) {
      double[] row = new double[names.size()];
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        int logger = cells.loggers().indexOf(names.get(j));
        for (int g = 0; logger >= 0 && g < cells.cells().size(); g++) {
          row[j] += cells.at(b, logger, g);
        }
        sum += row[j];
      }
      if (sum > 0) {
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }

  /** ψ of all loggers but the last. */
  private double[][] differences(double[][] counts, List<String> names) {
    double[][] psi = new double[counts.length][names.size() - 1];
    for (int b = 0; b < psi.length; b++) {
      double sum = 0;
      for (double n : counts[b]) {
        sum += n;
      }
      for (int j = 0; j < psi[b].length; j++) {
        psi[b][j] = counts[b][j] - shares.get(names.get(j)) * sum;
      }
    }
    return psi;
  }
}
