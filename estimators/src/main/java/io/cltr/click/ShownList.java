package io.cltr.click;

import io.cltr.log.Impression;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A list as it was shown, and what was clicked.
 *
 * @param clicks one character per rank, 1 or 0
 */
record ShownList(List<String> documents, List<Integer> positions, String clicks)
    implements Serializable {
  static final Comparator<ShownList> ORDER =
      Comparator.comparing(ShownList::clicks)
          .thenComparing(ShownList::documents, ShownList::lexicographic)
          .thenComparing(ShownList::positions, ShownList::lexicographic);

  static ShownList of(Impression one) {
    StringBuilder clicks = new StringBuilder();
    for (double click : one.clicks()) {
      clicks.append(click > 0 ? '1' : '0');
    }
    return new ShownList(
        List.of(one.documents()),
        Arrays.stream(one.positions()).boxed().toList(),
        clicks.toString());
  }

  /** Lists with the same clicks have the same length. */
  private static <C extends Comparable<C>> int lexicographic(List<C> one, List<C> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
