package io.cltr.jobs.run;

/** Counts with their noun, in the singular where there is one. */
final class Plural {
  private Plural() {}

  /** 1 logger, 1,200 queries. */
  static String of(long count, String noun) {
    return count == 1 ? "1 " + noun : "%,d %s".formatted(count, many(noun));
  }

  private static String many(String noun) {
    return noun.endsWith("y") && !noun.endsWith("ay")
        ? noun.substring(0, noun.length() - 1) + "ies"
        : noun + "s";
  }
}
