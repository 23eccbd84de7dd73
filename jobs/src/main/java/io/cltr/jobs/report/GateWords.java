package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict in sentences: the same in every form. */
final class GateWords {
  private static final double FAR = 100;

  private static final String PER_IMPRESSION = " per impression";

  private GateWords() {}

  /** The rule, with its metric where it judges one: a gate may ask the same of several. */
  static String name(RuleResult rule) {
    int end = rule.unit().indexOf(PER_IMPRESSION);
    return end < 0 ? rule.rule() : rule.rule() + " " + rule.unit().substring(0, end);
  }

  /** How many rules came out how. */
  static String counts(GateResult gate) {
    List<String> counts = new ArrayList<>();
    count(counts, gate, Verdict.FAIL, "fails", "fail");
    count(counts, gate, Verdict.INCONCLUSIVE, "cannot tell", "cannot tell");
    count(counts, gate, Verdict.PASS, "passes", "pass");
    int rules = gate.rules().size();
    return "Of %d %s %s.%s"
        .formatted(
            rules, rules == 1 ? "rule" : "rules", String.join(", ", counts), levels(gate.rules()));
  }

  private static String levels(List<RuleResult> rules) {
    List<String> levels =
        rules.stream()
            .map(RuleResult::level)
            .filter(Double::isFinite)
            .distinct()
            .map(Numbers::level)
            .toList();
    return levels.isEmpty() ? "" : " Intervals are at %s.".formatted(String.join(" and ", levels));
  }

  private static void count(
      List<String> to, GateResult gate, Verdict verdict, String one, String more) {
    long count = gate.rules().stream().filter(rule -> rule.verdict() == verdict).count();
    if (count > 0) {
      to.add("%d %s".formatted(count, count == 1 ? one : more));
    }
  }

  /** Up to which error of the examination each verdict stands, of the rules that know. */
  static List<String> sensitivities(GateResult gate) {
    return gate.rules().stream()
        .filter(rule -> rule.sensitivity() >= 1)
        .map(
            rule ->
                "%s of %s holds until examination is wrong by a factor of %s."
                    .formatted(rule.verdict(), name(rule), factor(rule.sensitivity())))
        .toList();
  }

  /** Γ; "" where there is none. */
  static String factor(double sensitivity) {
    if (Double.isNaN(sensitivity)) {
      return "";
    }
    return sensitivity > FAR ? "more than 100" : Numbers.fixed(sensitivity, 3);
  }

  /** Why the rule came out so; of one that did not pass also what a log can tell. */
  static String reason(RuleResult rule) {
    List<String> sentences = new ArrayList<>(List.of(Headline.sentence(rule.reason())));
    if (rule.verdict() != Verdict.PASS && Double.isFinite(rule.minimumDetectableEffect())) {
      sentences.add(
          "This log detects a distance of %s from the limit with power 0.8."
              .formatted(RuleNumbers.of(rule).distance(rule.minimumDetectableEffect())));
    }
    if (Double.isFinite(rule.decidingImpressions())) {
      sentences.add(
          "%s impressions like these would decide, if what was observed is true."
              .formatted(Numbers.count((long) rule.decidingImpressions())));
    }
    return String.join(" ", sentences);
  }
}
