package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import io.cltr.value.Comparison;
import io.cltr.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The finding in short: what the candidate is worth beside production.
 *
 * @param metric the one that decides
 * @param estimator whose numbers are shown first
 * @param difference candidate minus production, per impression
 * @param low lower end of its interval
 * @param high upper end
 * @param level confidence level
 * @param relative the difference as a share of production's value
 * @param verdict of the gate; empty where none was asked
 * @param sentences the same in words
 */
public record Headline(
    String candidate,
    String production,
    String metric,
    String estimator,
    double candidateValue,
    double productionValue,
    double difference,
    double low,
    double high,
    double level,
    double relative,
    Optional<Verdict> verdict,
    List<String> sentences) {

  /** Copies the sentences. */
  public Headline {
    sentences = List.copyOf(sentences);
  }

  /** The headline of {@code comparison}, between the policies valued by the other two. */
  public static Headline of(
      Comparison comparison, Value candidate, Value production, Optional<GateResult> gate) {
    return new Headline(
        comparison.policy(),
        comparison.baseline(),
        comparison.metric(),
        comparison.estimator(),
        candidate.value(),
        production.value(),
        comparison.difference(),
        comparison.low(),
        comparison.high(),
        comparison.level(),
        comparison.relative(),
        gate.map(GateResult::verdict),
        sentences(comparison, candidate, gate));
  }

  /** What a report without a comparison is about. */
  static String title(List<String> refusal) {
    return refusal.isEmpty() ? "What the log shows" : "The log was refused";
  }

  /** What a verdict means, in words. */
  static String meaning(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "The log shows that the candidate meets every rule of the gate.";
      case FAIL -> "The log shows that the candidate breaks a rule of the gate.";
      case INCONCLUSIVE ->
          "The log cannot tell whether the candidate meets the gate: more data, or a wider margin,"
              + " would decide.";
    };
  }

  private static List<String> sentences(
      Comparison compared, Value candidate, Optional<GateResult> gate) {
    int decimals = Numbers.decimals(DoubleStream.of(compared.standardError()));
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s is worth %s %s than %s in %s per impression (%s); the %s interval runs from %s to %s."
            .formatted(
                compared.policy(),
                Numbers.fixed(Math.abs(compared.difference()), decimals),
                compared.difference() < 0 ? "less" : "more",
                compared.baseline(),
                compared.metric(),
                Numbers.signedPercent(compared.relative()),
                Numbers.level(compared.level()),
                Numbers.signed(compared.low(), decimals),
                Numbers.signed(compared.high(), decimals)));
    sentences.add(reading(compared));
    if (candidate.unsupported() > 0) {
      sentences.add(
          "Documents that the log never displayed could add up to %s to the value of %s."
              .formatted(Numbers.significant(candidate.unsupported(), 3), compared.policy()));
    }
    gate.ifPresent(
        found ->
            found.rules().stream()
                .filter(rule -> rule.verdict() == found.verdict())
                .limit(found.verdict() == Verdict.PASS ? 1 : found.rules().size())
                .map(RuleResult::reason)
                .map(Headline::sentence)
                .forEach(sentences::add));
    return sentences;
  }

  /** A clause as a sentence: a capital first, a full stop last. */
  static String sentence(String clause) {
    if (clause.isEmpty()) {
      return clause;
    }
    int second = clause.offsetByCodePoints(0, 1);
    String capital = clause.substring(0, second).toUpperCase(Locale.ROOT);
    return capital + clause.substring(second) + (clause.endsWith(".") ? "" : ".");
  }

  private static String reading(Comparison compared) {
    String units = Numbers.count(compared.units());
    return switch (Conclusion.of(compared)) {
      case BETTER ->
          "The interval lies above zero: on these %s units the log shows that %s is better."
              .formatted(units, compared.policy());
      case WORSE ->
          "The interval lies below zero: on these %s units the log shows that %s is worse."
              .formatted(units, compared.policy());
      case UNSUPPORTED ->
          "The interval does not contain zero, but documents that the log never displayed could turn"
              + " the difference round.";
      case INCONCLUSIVE ->
          "The interval contains zero: %s units do not tell which of the two is better."
              .formatted(units);
      case NONE -> "The log gives no interval for the difference.";
      case UNTRUSTED ->
          "The difference is not to be relied on: " + String.join("; ", compared.distrust()) + ".";
    };
  }
}
