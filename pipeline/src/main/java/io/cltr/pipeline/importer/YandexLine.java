package io.cltr.pipeline.importer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of the log: a query with what was shown, or a click. Ids are whole numbers. */
sealed interface YandexLine {
  /** Digits of a number that fits into a long, whatever they are. */
  int LONG_DIGITS = 18;

  /** Id of the session. */
  String session();

  /** TimePassed: time since the start of the session, in a unit that is not published. */
  long time();

  /**
   * A query.
   *
   * @param urls what was shown, from the top
   */
  record Query(String session, long time, String query, String region, List<String> urls)
      implements YandexLine {}

  /** A click. */
  record Click(String session, long time, String url) implements YandexLine {}

  /** The line; empty where it is neither. */
  static Optional<YandexLine> parse(String line) {
    List<String> cells = Arrays.asList(line.split("\t", -1));
    if (cells.size() < 4) {
      return Optional.empty();
    }
    String action = cells.get(2);
    List<String> ids = cells.subList(3, cells.size());
    boolean numbers =
        isNumber(cells.get(0))
            && isNumber(cells.get(1))
            && cells.get(1).length() <= LONG_DIGITS
            && ids.stream().allMatch(YandexLine::isNumber);
    if (numbers && action.equals("Q") && ids.size() > 2) {
      List<String> urls = List.copyOf(ids.subList(2, ids.size()));
      return Optional.of(new Query(cells.get(0), time(cells), ids.get(0), ids.get(1), urls));
    }
    if (numbers && action.equals("C") && ids.size() == 1) {
      return Optional.of(new Click(cells.get(0), time(cells), ids.get(0)));
    }
    return Optional.empty();
  }

  private static long time(List<String> cells) {
    return Long.parseLong(cells.get(1));
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
