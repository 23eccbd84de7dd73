package io.cltr.bench;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Simulated;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.Truth;
import io.cltr.simulate.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A simulated site whose truth is known, and which gives any number of independent logs.
 *
 * @param name unique among the sites of a comparison
 * @param world its loggers, users and catalogue
 * @param truth what its logs cannot tell
 * @param queries the candidates of each query
 */
public record Site(String name, World world, Truth truth, Source<Keyed<Query>> queries) {

  /** The site {@code name}. */
  public static Site of(String name, World world) {
    List<Keyed<Query>> queries =
        world.catalogue().entries().stream()
            .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
            .toList();
    return new Site(name, world, world.truth(), Source.of(queries, Layout.byKey()));
  }

  /** Whether each impression shows one document and tells its logging probability. */
  public boolean ofSingleActions() {
    return world.simulation().positions() == 1 && world.hasLoggingProbabilities();
  }

  /** How its users examine, whatever their device: α_k/α_1 and β_k. */
  public Examination examination() {
    double[] alpha = truth.curve().alpha();
    double[] theta = Arrays.stream(alpha).map(a -> a / alpha[0]).toArray();
    return new Examination(theta, truth.curve().beta());
  }

  /** The least probability with which a logger shows a document at position 1; 0 for never. */
  public double leastProbability() {
    double least = 1;
    for (LoggerSpec logger : world.simulation().loggers()) {
      for (int q = 0; q < truth.queries().size(); q++) {
        Ranks ranks = world.ranks(logger.name(), q, 1);
        least = Math.min(least, Arrays.stream(ranks.probabilities()).min().orElse(1));
      }
    }
    return least;
  }

  /**
   * A log of {@code impressions} impressions, held in memory. It has as many units per impression
   * as the site's own traffic, at least one unless each impression is one; they are drawn anew with
   * each log.
   *
   * @param draws seed of the log
   */
  public Source<Impression> log(long impressions, long draws) {
    Traffic own = world.simulation().traffic();
    double units = Math.rint((double) impressions * own.units() / own.impressions());
    int least = own.units() == 0 ? 0 : 1;
    World drawn = world.redrawn(impressions, (int) Math.max(least, units), draws);
    List<Impression> log = new ArrayList<>();
    for (long i = 0; i < impressions; i++) {
      Optional<Simulated> logged = drawn.logged(i);
      logged.ifPresent(kept -> log.add(kept.impression()));
    }
    return Source.of(log, Impression.LAYOUT);
  }
}
