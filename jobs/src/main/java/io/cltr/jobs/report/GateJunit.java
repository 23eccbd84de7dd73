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
    to.empty("properties");
    for (int i = 0; i < gate.rules().size(); i++) {
      test(to, gate, gate.rules().get(i));
    }
    to.close();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + to;
  }

  private static String count(GateResult gate, Verdict verdict) {
    return Long.toString(gate.rules().stream().filter(rule -> rule.verdict() == verdict).count());
  }

  private static void test(Markup to, GateResult gate, RuleResult rule) {
    to.open(
        "testcase",
        "name",
        rule.rule() + ": " + rule.subject(),
        "classname",
        "cltr.gate." + gate.candidate(),
        "time",
        NO_TIME);
    String reason = Headline.sentence(rule.reason());
    switch (rule.verdict()) {
      case PASS -> to.element("system-out", reason);
      case FAIL -> to.element("failure", reason, "message", reason, "type", "FAIL");
      case INCONCLUSIVE -> to.element("error", reason, "message", reason, "type", "INCONCLUSIVE");
    }
    to.close();
  }
}
