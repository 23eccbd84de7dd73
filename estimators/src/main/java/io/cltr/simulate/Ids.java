package io.cltr.simulate;

/** Ids that sort as their numbers do. */
final class Ids {
  private Ids() {}

  /** {@code prefix} and {@code number}, padded with zeros to the length of {@code largest}. */
  static String of(String prefix, long number, long largest) {
    String digits = Long.toString(number);
    return prefix + "0".repeat(Long.toString(largest).length() - digits.length()) + digits;
  }
}
