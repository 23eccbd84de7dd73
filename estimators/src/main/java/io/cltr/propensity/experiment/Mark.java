package io.cltr.propensity.experiment;

/** The marks of randomised impressions: {@code swap-K} and {@code shuffle-N}. */
enum Mark {
  /** The documents at 1 and K were swapped with probability ½. */
  swap,
  /** The documents at 1..N were shuffled uniformly. */
  shuffle;

  /** K or N of {@code randomization}; 0 where it is no such mark. */
  int of(String randomization) {
    String start = name() + "-";
    String number = randomization.startsWith(start) ? randomization.substring(start.length()) : "";
    boolean digits = !number.isEmpty() && number.length() < 10;
    return digits && number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(number)
        : 0;
  }

  /** Whether the impression's logger itself put a document at {@code position}. */
  static boolean isOwnPlace(String randomization, int position) {
    int swapped = swap.of(randomization);
    int shuffled = shuffle.of(randomization);
    return randomization.isEmpty()
        || (swapped > 0 && position != 1 && position != swapped)
        || (shuffled > 0 && position > shuffled);
  }
}
