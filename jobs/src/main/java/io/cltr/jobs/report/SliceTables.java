package io.cltr.jobs.report;

import static io.cltr.jobs.report.Numbers.fixed;
import static io.cltr.jobs.report.Numbers.percent;
import static io.cltr.jobs.report.Numbers.signed;
import static io.cltr.jobs.report.Numbers.signedInterval;
import static io.cltr.jobs.report.Table.number;
import static io.cltr.jobs.report.Table.text;

import io.cltr.interval.BenjaminiHochberg;
import io.cltr.interval.Holm;
import io.cltr.jobs.report.Table.Row;
import io.cltr.value.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The candidate against production, slice by slice. */
final class SliceTables {
  private static final int HOLM = 7;

  private SliceTables() {}

  /** The slices that have a difference; marked are adjusted p-values of at most 1 − level. */
  static Table of(Evidence evidence, String metric, List<SliceEffect> effects) {
    int values = evidence.decimals(metric);
    int decimals = evidence.differenceDecimals(metric);
    double[] p = effects.stream().mapToDouble(effect -> effect.comparison().worseP()).toArray();
    double[][] adjusted = {adjusted(p, Holm::adjusted), adjusted(p, BenjaminiHochberg::adjusted)};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      SliceEffect effect = effects.get(i);
      Comparison c = effect.comparison();
      Set<Integer> marked = new HashSet<>();
      for (int column = 0; column < adjusted.length; column++) {
        if (adjusted[column][i] <= 1 - c.level()) {
          marked.add(HOLM + column);
        }
      }
      rows.add(
          new Row(
              List.of(
                  c.slice(),
                  percent(c.share()),
                  fixed(effect.production().value(), values),
                  signed(c.difference(), decimals),
                  signedInterval(c.low(), c.high(), decimals),
                  signed(effect.contribution(), decimals),
                  p(p[i]),
                  p(adjusted[0][i]),
                  p(adjusted[1][i])),
              "other",
              c.distrust(),
              marked));
    }
    return new Table(
        "Differences in %s of %s by slice".formatted(metric, evidence.candidate().orElse("")),
        List.of(
            text("Slice"),
            number("Share"),
            number("Production's value"),
            number("Difference"),
            number("Its " + Numbers.level(evidence.level()) + " interval"),
            number("Contribution"),
            number("p"),
            number("Holm"),
            number("Benjamini–Hochberg")),
        rows);
  }

  /** What the columns mean. */
  static String reading(int slices) {
    return ("Share: of the impressions, by their weights; a slice by group of documents holds all of"
            + " them, and counts what the group's documents add. Contribution: share times"
            + " difference. p: one-sided, small where the candidate is worse than production. Holm:"
            + " p adjusted for all %d slices; the chance that any slice of a candidate that is"
            + " nowhere worse gets .05 or less is at most 5%%. Benjamini–Hochberg: likewise, but of"
            + " the slices at .05 or less up to one in twenty may be there by chance, on average.")
        .formatted(slices);
  }

  /** Adjusted for all that are numbers. */
  private static double[] adjusted(double[] p, UnaryOperator<double[]> adjustment) {
    int[] known = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).toArray();
    double[] found = adjustment.apply(Arrays.stream(known).mapToDouble(i -> p[i]).toArray());
    double[] all = p.clone();
    for (int i = 0; i < known.length; i++) {
      all[known[i]] = found[i];
    }
    return all;
  }

  private static String p(double value) {
    return value < 0.001 ? "<0.001" : fixed(value, 3);
  }
}
