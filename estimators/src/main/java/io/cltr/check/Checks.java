package io.cltr.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Asks all checks. */
public final class Checks {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::level).thenComparing(Finding::check);

  private Checks() {}

  /**
   * What {@code checks} find, and a finding per check of rows that put any into quarantine; errors
   * first, then warnings, then infos, each sorted by check.
   */
  public static List<Finding> run(Collection<? extends LogCheck> checks, LogFacts facts) {
    return Stream.concat(
            checks.stream().flatMap(check -> check.check(facts).stream()),
            quarantine(facts.quarantined()))
        .sorted(ORDER)
        .toList();
  }

  private static Stream<Finding> quarantine(List<QuarantinedRows> rows) {
    return rows.stream()
        .filter(found -> found.rows() > 0)
        .collect(groupingBy(QuarantinedRows::check, TreeMap::new, toList()))
        .values()
        .stream()
        .map(Checks::quarantined);
  }

  private static Finding quarantined(List<QuarantinedRows> tables) {
    QuarantinedRows first = tables.get(0);
    List<String> parts = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    for (QuarantinedRows found : tables) {
      parts.add(
          Wording.of(
              "%s of table %s", Wording.share(found.rows(), found.read(), "row"), found.table()));
      found.examples().forEach(example -> examples.add(found.table() + ": " + example));
    }
    return new Finding(
        first.check().id(),
        first.level(),
        tables.stream().mapToLong(QuarantinedRows::rows).sum(),
        Wording.of(
            "Left out, %s: %s. %s",
            first.check().text("a value"), String.join(", ", parts), consequence(first.level())),
        examples);
  }

  private static String consequence(Level level) {
    return level == Level.info
        ? "The rows lie in quarantine/."
        : "Correct what writes them; the rows lie in quarantine/.";
  }
}
