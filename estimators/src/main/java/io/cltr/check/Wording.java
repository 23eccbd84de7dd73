package io.cltr.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and lists in the sentences of findings. */
final class Wording {
  /** Items of a list that a sentence names. */
  static final int NAMED = 5;

  private Wording() {}

  /** {@link String#format} with the point as decimal mark. */
  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** "1,203 of 48,000 impressions (2.51%)". */
  static String share(long part, long whole, String thing) {
    return of(
        "%,d of %s (%s)", part, count(whole, thing), percent((double) part / Math.max(1, whole)));
  }

  /** "1 impression", "1,203 impressions". */
  static String count(long n, String thing) {
    return of("%,d %s%s", n, thing, n == 1 ? "" : "s");
  }

  /** "1,203". */
  static String number(long n) {
    return of("%,d", n);
  }

  /** An id in quotation marks. */
  static String name(String id) {
    return "'" + id + "'";
  }

  /** "2.51%". */
  static String percent(double share) {
    return of("%.2f%%", 100 * share);
  }

  /** A probability: two digits, or what it is below. */
  static String chance(double p) {
    return p < 1e-12 ? "below 1e-12" : of("%.1e", p);
  }

  /** The first items with commas, and how many more there are. */
  static String list(List<String> items) {
    int more = items.size() - NAMED;
    List<String> named = new ArrayList<>(items.subList(0, Math.min(items.size(), NAMED)));
    if (more > 0) {
      named.add("and " + more + " more");
    }
    return String.join(", ", named);
  }
}
