package io.cltr.gate;

import io.cltr.gate.RuleResult.Part;
import io.cltr.interval.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Parts of a log of which none may be beyond a limit.
 *
 * <p>A part FAILs if its p, adjusted for all parts by Holm, is at most (1 − level)/2: then some
 * part is named falsely with no higher probability. It PASSes by its own interval: all parts pass
 * falsely only if the one that must not pass does.
 */
final class Parts {
  private final double tail;
  private final List<Part> parts = new ArrayList<>();

  Parts(double level) {
    this.tail = (1 - level) / 2;
  }

  /**
   * P(T ≤ t) for an excess over the limit with a standard error; 1 where the part is not to be
   * trusted.
   */
  static double p(double excess, double error, int buckets) {
    if (buckets < 2 || Double.isInfinite(error)) {
      return 1;
    }
    return error == 0
        ? (excess < 0 ? 0 : 1)
        : new TDistribution(null, buckets - 1.0).cumulativeProbability(excess / error);
  }

  void add(Part part) {
    parts.add(part);
  }

  /** The parts with adjusted p and verdicts, the worst first. */
  List<Part> judged() {
    double[] adjusted = Holm.adjusted(parts.stream().mapToDouble(Part::p).toArray());
    List<Part> judged = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      Part part = parts.get(i);
      Verdict verdict =
          adjusted[i] <= tail
              ? Verdict.FAIL
              : part.verdict() == Verdict.PASS ? Verdict.PASS : Verdict.INCONCLUSIVE;
      judged.add(
          new Part(
              part.name(),
              verdict,
              part.observed(),
              part.required(),
              part.low(),
              part.high(),
              part.p(),
              adjusted[i]));
    }
    judged.sort(
        Comparator.comparingDouble(Part::p)
            .thenComparingDouble(Part::observed)
            .thenComparing(Part::name));
    return judged;
  }

  /** FAIL if any part fails, else INCONCLUSIVE if any cannot tell, else PASS. */
  static Verdict overall(List<Part> parts) {
    if (parts.stream().anyMatch(part -> part.verdict() == Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    return parts.isEmpty() || parts.stream().anyMatch(p -> p.verdict() == Verdict.INCONCLUSIVE)
        ? Verdict.INCONCLUSIVE
        : Verdict.PASS;
  }

  /** What a rule says of {@code parts}, the worst first: its numbers are those of the worst. */
  static RuleResult result(
      String rule, String subject, double required, double level, String reason, List<Part> parts) {
    Part worst = parts.get(0);
    return new RuleResult(
        rule,
        overall(parts),
        subject,
        worst.observed(),
        required,
        Limit.AT_LEAST,
        "share",
        worst.low(),
        worst.high(),
        level,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        reason,
        parts);
  }

  /** The names of those with {@code verdict}, at most five. */
  static String names(List<Part> parts, Verdict verdict) {
    List<String> names =
        parts.stream().filter(part -> part.verdict() == verdict).map(Part::name).toList();
    String first = String.join(", ", names.subList(0, Math.min(5, names.size())));
    return names.size() > 5 ? first + " and %d more".formatted(names.size() - 5) : first;
  }
}
