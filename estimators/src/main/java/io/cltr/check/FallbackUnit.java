package io.cltr.check;

import io.cltr.log.LogSummary;
import io.cltr.log.UnitKind;
import java.util.List;

/**
 * The log names no units, so sessions or queries stand for them: what one user does counts as
 * independent, and intervals are too short.
 */
public record FallbackUnit(Level level) implements LogCheck {
  /** A warning. */
  public FallbackUnit() {
    this(Level.warning);
  }

  @Override
  public String id() {
    return "fallback-unit";
  }

  @Override
  public String summary() {
    return "The log has no unit_id: sessions or queries stand for users";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    LogSummary log = facts.log();
    return facts.unit() == UnitKind.unit_id || log.impressions() == 0
        ? List.of()
        : List.of(
            found(
                log.units(),
                Wording.of(
                    "The log has no unit_id: its %s are taken for independent units (%s,"
                        + " column %s). Where one user has several, intervals are too short; log"
                        + " who saw each impression.",
                    facts.unit().plural(), Wording.number(log.units()), facts.unit()),
                List.of()));
  }
}
