package io.cltr.fairness;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Displays;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.testing.SmallWorld;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small world of six documents: d0 in both groups, d4 in the small one, d5 in none, the others in
 * the large one.
 */
final class GroupWorld {
  static final int DOCUMENTS = 6;
  static final int DEPTH = 4;
  static final List<String> NAMES = List.of("large", "small");
  static final Source<Keyed<Displays>> NOTHING = Source.of(List.of(), Layout.byKey());
  static final BucketInfluence KNOWN = BucketInfluence.none(DEPTH, Units.BUCKETS);

  private GroupWorld() {}

  static SmallWorld of(int queries) {
    return new SmallWorld(20261120, queries, DOCUMENTS, DEPTH, 0.4, 0.3, 0.3);
  }

  static List<String> groups(int document) {
    return switch (document) {
      case 0 -> List.of("large", "small");
      case 4 -> List.of("small");
      case 5 -> List.of();
      default -> List.of("large");
    };
  }

  static Source<Keyed<Query>> candidates(SmallWorld world) {
    return Source.of(
        world.candidates(IntStream.range(0, DOCUMENTS).mapToObj(GroupWorld::groups).toList()),
        Layout.byKey());
  }

  static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }

  /** The log whose units in the coarse {@code bucket} have {@code factor} times their weight. */
  static Source<Impression> reweighted(List<Impression> log, int bucket, double factor) {
    return source(
        log.stream()
            .map(
                one ->
                    BucketWeights.bucket(one.bucket()) == bucket
                        ? one.withWeight(one.weight() * factor)
                        : one)
            .toList());
  }
}
