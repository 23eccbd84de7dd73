package io.cltr.propensity;

import io.cltr.log.Impression;
import io.cltr.random.Generator;
import io.cltr.simulate.Catalogue;
import io.cltr.simulate.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Users who go down from position 1 and may stop after a click. */
final class Cascades {
  private Cascades() {}

  /** The impressions of {@code world} as they are. */
  static List<Impression> log(World world) {
    return LongStream.range(0, world.simulation().traffic().impressions())
        .mapToObj(i -> world.impression(i).impression())
        .toList();
  }

  /**
   * The impressions of {@code world} with other clicks: an examined document of gain g is clicked
   * with probability (.1 + .9 g) {@code attraction}; after a click users go on with probability
   * {@code after}, else with .95.
   */
  static List<Impression> of(World world, double attraction, double after, Generator random) {
    Map<String, Catalogue.Entry> entries = new HashMap<>();
    world.catalogue().entries().forEach(entry -> entries.put(entry.query().id(), entry));
    List<Impression> log = new ArrayList<>();
    for (Impression shown : log(world)) {
      Catalogue.Entry entry = entries.get(shown.query());
      double[] clicks = new double[shown.size()];
      boolean examined = true;
      for (int k = 0; k < clicks.length && examined; k++) {
        int d = Arrays.binarySearch(entry.query().documents(), shown.documents()[k]);
        double gain = world.catalogue().gain(entry.grades()[d]);
        clicks[k] = random.nextBoolean((0.1 + 0.9 * gain) * attraction) ? 1 : 0;
        examined = random.nextBoolean(clicks[k] > 0 ? after : 0.95);
      }
      log.add(
          new Impression(
              shown.id(),
              shown.unit(),
              shown.bucket(),
              shown.query(),
              shown.logger(),
              shown.shownAt(),
              shown.randomization(),
              shown.context(),
              shown.documents(),
              shown.positions(),
              clicks,
              clicks,
              shown.loggingProbabilities()));
    }
    return log;
  }
}
