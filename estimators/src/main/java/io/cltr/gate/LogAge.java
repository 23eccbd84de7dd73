package io.cltr.gate;

import io.cltr.log.ConfigException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The log is recent: whole days from its last day to the day of the verdict. An older log may speak
 * of other users and documents, so the rule is INCONCLUSIVE, never FAIL. The day of the verdict is
 * told, not read off a clock, so that a verdict can be repeated.
 *
 * @param most days, at least 0
 */
public record LogAge(int most) implements GateRule {

  /** A week. */
  public LogAge() {
    this(7);
  }

  /** Checks the range. */
  public LogAge {
    Parameters.atLeastZero("log-age", "most", most);
  }

  @Override
  public String id() {
    return "log-age";
  }

  @Override
  public String summary() {
    return "The log is recent";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "age of the log";
    String last = evidence.log().lastDay();
    if (last.isEmpty() || evidence.today().isEmpty()) {
      return RuleResult.untold(
          id(),
          subject,
          most,
          Limit.AT_MOST,
          last.isEmpty()
              ? "The log has no times: give shown_at"
              : "The day of the verdict was not told: give --today YYYY-MM-DD");
    }
    long age = ChronoUnit.DAYS.between(day(last), day(evidence.today()));
    return RuleResult.exact(
        id(),
        age <= most ? Verdict.PASS : Verdict.INCONCLUSIVE,
        subject,
        (double) age,
        most,
        Limit.AT_MOST,
        "days",
        String.format(
            Locale.ROOT,
            "The log ends on %s, %d days before %s%s",
            last,
            age,
            evidence.today(),
            age <= most ? "" : ": judge on a newer one"));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "date: found '%s', allowed is a day as YYYY-MM-DD".formatted(text), e);
    }
  }
}
