package io.cltr.jobs.report;

import io.cltr.gate.GateResult;
import io.cltr.gate.RuleResult;
import io.cltr.gate.Verdict;
import io.cltr.jobs.report.svg.Markup;

/**
 * A verdict as JUnit XML, by the schema of Maven Surefire: a rule is a test, FAIL a failure, and
 * INCONCLUSIVE an error, since a test that could not tell must not count as passed.
 */
public final class GateJunit {
  private static final String NO_TIME = "0";

  private GateJunit() {}

  /** The content of {@code gate.xml}. */
  public static String render(GateResult gate) {
    Markup to = new Markup();
    to.open(
        "testsuite",
        "name",
        "cltr gate: %s against %s".formatted(gate.candidate(), gate.production()),
        "time",
        NO_TIME,
        "tests",
        Integer.toString(gate.rules().size()),
        "errors",
        count(gate, Verdict.INCONCLUSIVE),
        "skipped",
        "0",
        "failures",
        count(gate, Verdict.FAIL));
    to.open("properties");
    to.empty("property", "name", "candidate", "value", gate.candidate());
    to.empty("property", "name", "production", "value", gate.production());
    to.empty("property", "name", "verdict", "value", gate.verdict().name());
    to.close();
    gate.rules().forEach(rule -> test(to, gate, rule));
    to.close();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + to;
  }

  private static String count(GateResult gate, Verdict verdict) {
    return Long.toString(gate.rules().stream().filter(rule -> rule.verdict() == verdict).count());
  }

  /** Readers take what follows the last point of a class name for the class: the candidate. */
  private static void test(Markup to, GateResult gate, RuleResult rule) {
    to.open(
        "testcase",
        "name",
        rule.rule() + ": " + rule.subject(),
        "classname",
        "cltr.gate." + gate.candidate().replace('.', '_'),
        "time",
        NO_TIME);
    String reason = Headline.sentence(rule.reason());
    switch (rule.verdict()) {
      case PASS -> to.element("system-out", details(rule));
      case FAIL -> to.element("failure", details(rule), "message", reason, "type", "FAIL");
      case INCONCLUSIVE ->
          to.element("error", details(rule), "message", reason, "type", "INCONCLUSIVE");
    }
    to.close();
  }

  private static String details(RuleResult rule) {
    RuleNumbers numbers = RuleNumbers.of(rule);
    String bounds = numbers.bounds(rule.low(), rule.high());
    return "%s\nobserved %s%s, required %s"
        .formatted(
            GateWords.reason(rule),
            numbers.written(rule.observed()),
            bounds.isEmpty() ? "" : " %s at %s".formatted(bounds, Numbers.level(rule.level())),
            GateTables.required(rule));
  }
}
