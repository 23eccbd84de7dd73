package io.cltr.interval;

import java.util.ArrayList;
import java.util.List;

/**
 * What one bucket of units adds to a value: the piece that resampling repeats or leaves out.
 *
 * @param own its sums; none where the value itself counts no unit of it
 * @param earlier its influence through what was estimated before
 */
record Part(Totals own, double earlier) {
  /** The buckets that hold units or had influence before, in their order. */
  static List<Part> of(Sample sample) {
    if (sample.oneStage()) {
      return sample.buckets().stream().map(own -> new Part(own, 0)).toList();
    }
    List<Part> parts = new ArrayList<>();
    Totals none = sample.buckets().get(0).none();
    int next = 0;
    for (int b = 0; b < sample.earlier().length; b++) {
      boolean own = next < sample.numbers().length && sample.numbers()[next] == b;
      double earlier = sample.earlier()[b];
      if (own || earlier != 0) {
        parts.add(new Part(own ? sample.buckets().get(next++) : none, earlier));
      }
    }
    return parts;
  }
}
