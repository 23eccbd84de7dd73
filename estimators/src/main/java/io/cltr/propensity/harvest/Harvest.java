package io.cltr.propensity.harvest;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.Components;
import io.cltr.propensity.Depth;
import io.cltr.propensity.LogCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.harvest.Interventions.LoggerCounts;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the kinds of intervention harvesting share: the counts of the untouched displays, and the
 * influence of each unit bucket on a curve that follows from them, which lets φ vary with the
 * units.
 *
 * <p>Cost: three passes over the log and one over its grouping by query; state (2 + 2·loggers) K²
 * and buckets × K.
 */
final class Harvest {
  private final String id;
  private final HarvestWeights weights;
  private final LoggerTraffic traffic;
  private final LoggerCounts loggers;
  private final Source<Keyed<QueryDisplays>> queries;
  private final InterventionCounts counts;

  /** Counts {@code log} for the estimator {@code id}. */
  Harvest(String id, HarvestWeights weights, Source<Impression> log) {
    this.id = id;
    this.weights = weights;
    traffic = log.fold(new LoggerTraffic.Counter());
    if (traffic.byBucket().size() < 2) {
      throw new InputException(
          "table impressions, column logger: found %d logger(s) %s; %s compares the"
                  .formatted(traffic.byBucket().size(), traffic.byBucket().keySet(), id)
              + " positions that at least two loggers give the same document. Fill the column with"
              + " the ranker that produced each ranking, or give a known examination curve");
    }
    TreeMap<String, Double> each = new TreeMap<>();
    traffic.byBucket().keySet().forEach(name -> each.put(name, traffic.impressions(name)));
    loggers = new LoggerCounts(each);
    queries = log.grouped(Impression::query, new QueryDisplays.Counter());
    counts = queries.fold(new InterventionCounts.Counter(log.fold(new Depth()), loggers, weights));
  }

  /** ĉ and ¬ĉ. */
  InterventionCounts counts() {
    return counts;
  }

  /** Pairs with clicks in one direction at least and skips in both, positions with clicks. */
  boolean[][] usable() {
    double[][] c = counts.clicks();
    double[][] n = counts.skips();
    int depth = counts.depth();
    boolean[][] usable = new boolean[depth][depth];
    for (int k = 0; k < depth; k++) {
      for (int l = 0; l < depth; l++) {
        usable[k][l] = k != l && c[k][l] + c[l][k] > 0 && n[k][l] > 0 && n[l][k] > 0;
      }
    }
    while (withoutClicks(usable) >= 0) {
      int k = withoutClicks(usable);
      for (int l = 0; l < depth; l++) {
        usable[k][l] = false;
        usable[l][k] = false;
      }
    }
    return usable;
  }

  /** A position that has usable pairs and no click in any of them; −1 without any. */
  private int withoutClicks(boolean[][] usable) {
    for (int k = 0; k < usable.length; k++) {
      int position = k;
      int[] pairs = IntStream.range(0, usable.length).filter(l -> usable[position][l]).toArray();
      if (pairs.length > 0
          && IntStream.of(pairs).mapToDouble(l -> counts.clicks()[position][l]).sum() == 0) {
        return k;
      }
    }
    return -1;
  }

  /** Where ĉ_kl and ĉ_lk both have clicks: a ratio exists. */
  boolean comparable(int k, int l) {
    return counts.clicks()[k][l] > 0 && counts.clicks()[l][k] > 0;
  }

  /** A log that ties no position to the first one. */
  InputException unlinked() {
    return new InputException(
        "table impressions: no document was shown at position 1 by one logger and elsewhere by"
            + " another, with clicks at both; %s needs such documents to relate".formatted(id)
            + " the other positions to position 1. Use more days or loggers, or a known curve");
  }

  /** The estimate of a curve that identifies a ratio to position 1 at least. */
  PropensityEstimate estimate(HarvestSolution solution, double level) {
    if (!solution.identified().contains(0) || solution.identified().size() < 2) {
      throw unlinked();
    }
    List<HarvestQuality> quality = weights.quality(counts);
    return new LogCurve(
            solution.logTheta(),
            solution.identified(),
            Components.of(usable()),
            influence(solution),
            IntStream.range(0, counts.depth()).mapToLong(counts::observations).toArray())
        .estimate(
            id,
            level,
            "no documents with clicks at both link it to position 1",
            quality.stream().flatMap(found -> found.warning().stream()).toList(),
            quality.stream().map(HarvestQuality::check).toList());
  }

  private BucketInfluence influence(HarvestSolution solution) {
    InterventionInfluence fold =
        new InterventionInfluence(
            counts.depth(), loggers, weights, solution.perClick(), solution.odds());
    double[][] byBucket = queries.fold(fold);
    traffic
        .byBucket()
        .forEach(
            (logger, impressions) -> {
              double[] each =
                  fold.ofLogger(
                      counts.clicksByLogger().get(logger), counts.skipsByLogger().get(logger));
              for (int b = 0; b < impressions.length; b++) {
                if (impressions[b] > 0) {
                  InterventionInfluence.plus(fold.row(byBucket, b), -impressions[b], each);
                }
              }
            });
    return new BucketInfluence(counts.depth(), centred(byBucket, counts.depth()));
  }

  /** The same influence with what the buckets sum to spread evenly over them. */
  private static double[][] centred(double[][] byBucket, int depth) {
    double[] sum = new double[depth];
    int filled = 0;
    for (double[] row : byBucket) {
      if (row != null) {
        InterventionInfluence.plus(sum, 1, row);
        filled++;
      }
    }
    for (double[] row : byBucket) {
      if (row != null) {
        InterventionInfluence.plus(row, -1.0 / filled, sum);
      }
    }
    return byBucket;
  }
}
