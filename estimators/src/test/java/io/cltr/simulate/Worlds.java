package io.cltr.simulate;

import io.cltr.log.Query;
import java.util.Collections;
import java.util.List;

/** Small worlds for tests. */
final class Worlds {
  private Worlds() {}

  /** The default site with another number of impressions. */
  static Simulation withImpressions(Simulation base, long impressions) {
    return withTraffic(base, impressions, base.traffic().keepUnclicked());
  }

  /** The site whose log keeps {@code share} of the impressions without a click. */
  static Simulation keeping(Simulation base, double share) {
    return withTraffic(base, base.traffic().impressions(), share);
  }

  private static Simulation withTraffic(Simulation base, long impressions, double keepUnclicked) {
    Traffic traffic = base.traffic();
    return new Simulation(
        base.catalogue(),
        base.groups(),
        new Traffic(
            impressions,
            traffic.units(),
            traffic.queryExponent(),
            traffic.firstDay(),
            traffic.days(),
            keepUnclicked),
        base.user(),
        base.positions(),
        base.loggers(),
        base.randomization());
  }

  static Simulation withUser(Simulation base, User user) {
    return new Simulation(
        base.catalogue(),
        base.groups(),
        base.traffic(),
        user,
        base.positions(),
        base.loggers(),
        base.randomization());
  }

  static Simulation with(Simulation base, int positions, LoggerSpec logger) {
    return new Simulation(
        base.catalogue(),
        base.groups(),
        base.traffic(),
        base.user(),
        positions,
        List.of(logger),
        Randomization.none());
  }

  /** Two queries of three and four documents with two features. */
  static Catalogue tiny() {
    return new Catalogue(
        List.of(
            entry("a", new float[] {1, 0, 2, 1, 3, 5}, 0, 1, 2),
            entry("b", new float[] {4, 1, 2, 2, 0, 0, 1, 7}, 2, 0, 0, 1)),
        2);
  }

  private static Catalogue.Entry entry(String id, float[] features, int... grades) {
    String[] documents = new String[grades.length];
    for (int d = 0; d < documents.length; d++) {
      documents[d] = id + d;
    }
    return new Catalogue.Entry(
        new Query(id, documents, features, 2, Collections.nCopies(grades.length, List.of())),
        grades);
  }
}
