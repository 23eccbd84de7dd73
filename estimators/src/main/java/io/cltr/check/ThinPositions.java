package io.cltr.check;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Positions that were displayed too rarely for a rate.
 *
 * @param displays number below which a position is thin
 */
public record ThinPositions(Level level, long displays) implements LogCheck {
  /** An info below 100 displays. */
  public ThinPositions() {
    this(Level.info, 100);
  }

  /** Checks the range. */
  public ThinPositions {
    Ranges.atLeast("thin-positions", "displays", displays, 0);
  }

  @Override
  public String id() {
    return "thin-positions";
  }

  @Override
  public String summary() {
    return "Positions displayed too rarely for a rate";
  }

  @Override
  public List<Finding> check(LogFacts facts) {
    SortedMap<Integer, Long> shown = new TreeMap<>();
    facts.log().positions().forEach(at -> shown.merge(at.position(), at.shown(), Long::sum));
    shown.values().removeIf(n -> n >= displays);
    return shown.isEmpty()
        ? List.of()
        : List.of(
            found(
                shown.size(),
                Wording.of(
                    "Positions displayed less than %s: %s. Their rates are little more than"
                        + " chance; use more days, or metrics that end above them.",
                    Wording.count(displays, "time"),
                    Wording.list(shown.keySet().stream().map(String::valueOf).toList())),
                shown.entrySet().stream()
                    .map(ThinPositions::example)
                    .limit(Wording.NAMED)
                    .toList()));
  }

  private static String example(Map.Entry<Integer, Long> at) {
    return Wording.of("position %d: %s", at.getKey(), Wording.count(at.getValue(), "display"));
  }
}
