package io.cltr.propensity;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.StudentT;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.propensity.AllPairsLikelihood.Sensitivity;
import io.cltr.propensity.Interventions.LoggerCounts;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.exception.MathIllegalArgumentException;

/**
 * Intervention harvesting over all pairs of positions: where two loggers show the same document for
 * the same query at different positions, the ratio of its click rates is the ratio of examination.
 *
 * <p>θ = argmax Σ_{k≠k'} ĉ_kk' log(θ_k r_kk') + ¬ĉ_kk' log(1 − θ_k r_kk'), with ĉ of {@link
 * InterventionCounts}. Assumes that each logger is deterministic for a query, that traffic is
 * assigned to loggers independently of the query, many impressions of a query by each logger, and
 * clicks by position-based examination. Routed traffic biases it (the global n_j no longer match
 * the query's); so do few impressions per query and unequal traffic (8 per query at shares of .8
 * and .2: +7 % at position 5), of which a warning tells; trust bias flattens it.
 *
 * <p>Intervals: cluster-robust t on log θ from per-bucket influence, which lets n_j vary with the
 * units. Randomised impressions do not enter. Cost: three passes over the log, state (2 +
 * 2·loggers) K² and buckets × K.
 */
public record HarvestAllPairs() implements PropensityEstimator {
  private static final double WANDERING_WARNING = 0.01;
  private static final double THIN_WARNING = 0.2;

  @Override
  public String id() {
    return "harvest-all-pairs";
  }

  @Override
  public String summary() {
    return "Examination from documents that different loggers show at different positions, all"
        + " pairs of positions in one likelihood";
  }

  @Override
  public String source() {
    return "Agarwal, Zaitsev, Wang, Li, Najork, Joachims, WSDM 2019, equation 8";
  }

  @Override
  public List<Assumption> assumptions() {
    return List.of(Assumption.NO_TRUST_BIAS, Assumption.NO_CASCADE, Assumption.BALANCED_LOGGERS);
  }

  @Override
  public PropensityEstimate estimate(PropensityLog data, double level) {
    Source<Impression> log = data.impressions();
    LoggerTraffic traffic = log.fold(new LoggerTraffic.Counter());
    requireTwoLoggers(traffic);
    LoggerCounts loggers = counts(traffic);
    Source<Keyed<QueryDisplays>> queries =
        log.grouped(Impression::query, new QueryDisplays.Counter());
    int depth = log.fold(new Depth());
    InterventionCounts counts = queries.fold(new InterventionCounts.Counter(depth, loggers));

    boolean[][] usable = usable(counts);
    List<List<Integer>> components = Components.of(usable);
    double[] logTheta = new double[depth];
    double[][][] perClick = new double[depth][depth][];
    double[][] odds = new double[depth][depth];
    List<Integer> first = Components.stronglyConnected(components.get(0), clicked(counts, usable));
    boolean anchored = first.contains(0) && first.size() > 1;
    if (!anchored) {
      throw new InputException(
          "table impressions: no document was shown at position 1 by one logger and elsewhere by"
              + " another, with clicks at both; harvest-all-pairs needs such documents to relate"
              + " the other positions to position 1");
    }
    AllPairsLikelihood likelihood =
        new AllPairsLikelihood(
            counts.clicks(),
            counts.skips(),
            usable,
            first.stream().mapToInt(Integer::intValue).toArray());
    maximise(likelihood, logTheta);
    Sensitivity sensitivity = likelihood.sensitivity(logTheta);
    for (int k : first) {
      perClick[k] = sensitivity.perClick()[k];
      odds[k] = sensitivity.odds()[k];
    }
    BucketInfluence influence =
        influence(
            queries, traffic, counts, new InterventionInfluence(depth, loggers, perClick, odds));
    return result(level, counts, components, first, logTheta, influence);
  }

  /** ĉ and ¬ĉ of the log: what every harvesting estimator starts from. */
  public static InterventionCounts interventions(Source<Impression> log) {
    LoggerTraffic traffic = log.fold(new LoggerTraffic.Counter());
    requireTwoLoggers(traffic);
    return log.grouped(Impression::query, new QueryDisplays.Counter())
        .fold(new InterventionCounts.Counter(log.fold(new Depth()), counts(traffic)));
  }

  private static void requireTwoLoggers(LoggerTraffic traffic) {
    if (traffic.byBucket().size() < 2) {
      throw new InputException(
          "table impressions, column logger: found %d logger(s) %s; harvest-all-pairs compares the"
                  .formatted(traffic.byBucket().size(), traffic.byBucket().keySet())
              + " positions that at least two loggers give the same document. Fill the column with"
              + " the ranker that produced each ranking, or give a known examination curve");
    }
  }

  private static LoggerCounts counts(LoggerTraffic traffic) {
    TreeMap<String, Double> counts = new TreeMap<>();
    traffic.byBucket().keySet().forEach(name -> counts.put(name, traffic.impressions(name)));
    return new LoggerCounts(counts);
  }

  /** Pairs with clicks in one direction at least and skips in both, positions with clicks. */
  private static boolean[][] usable(InterventionCounts counts) {
    int depth = counts.depth();
    double[][] c = counts.clicks();
    double[][] n = counts.skips();
    boolean[][] usable = new boolean[depth][depth];
    for (int k = 0; k < depth; k++) {
      for (int l = 0; l < depth; l++) {
        usable[k][l] = k != l && c[k][l] + c[l][k] > 0 && n[k][l] > 0 && n[l][k] > 0;
      }
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int k = 0; k < depth; k++) {
        double clicks = 0;
        boolean any = false;
        for (int l = 0; l < depth; l++) {
          clicks += usable[k][l] ? c[k][l] : 0;
          any |= usable[k][l];
        }
        if (any && clicks == 0) {
          for (int l = 0; l < depth; l++) {
            usable[k][l] = false;
            usable[l][k] = false;
          }
          changed = true;
        }
      }
    }
    return usable;
  }

  private static void maximise(AllPairsLikelihood likelihood, double[] logTheta) {
    try {
      likelihood.maximise(logTheta);
    } catch (ArithmeticException | MathIllegalArgumentException e) {
      throw new InputException(
          "table impressions: the clicks on documents that loggers show at different positions are"
              + " too few to tell examination apart (%s); use more days, or a known curve"
                  .formatted(e.getMessage()),
          e);
    }
  }

  /** k → l where a document that is shown at both was clicked at k. */
  private static boolean[][] clicked(InterventionCounts counts, boolean[][] usable) {
    boolean[][] clicked = new boolean[counts.depth()][counts.depth()];
    for (int k = 0; k < clicked.length; k++) {
      for (int l = 0; l < clicked.length; l++) {
        clicked[k][l] = usable[k][l] && counts.clicks()[k][l] > 0;
      }
    }
    return clicked;
  }

  private static BucketInfluence influence(
      Source<Keyed<QueryDisplays>> queries,
      LoggerTraffic traffic,
      InterventionCounts counts,
      InterventionInfluence fold) {
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
    return new BucketInfluence(counts.depth(), byBucket);
  }

  private static PropensityEstimate result(
      double level,
      InterventionCounts counts,
      List<List<Integer>> components,
      List<Integer> linked,
      double[] logTheta,
      BucketInfluence influence) {
    List<PositionEstimate> positions = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int k = 0; k < counts.depth(); k++) {
      boolean identified = linked.contains(k);
      double half = StudentT.halfWidth(influence.column(k), level);
      double theta = identified ? StrictMath.exp(logTheta[k]) : Double.NaN;
      positions.add(
          new PositionEstimate(
              k + 1,
              theta,
              theta * StrictMath.exp(-half),
              theta * StrictMath.exp(half),
              counts.observations(k)));
      if (!identified) {
        warnings.add(
            "position %d is not identified: no documents with clicks at both link it to position 1"
                .formatted(k + 1));
      }
    }
    if (counts.wanderingShare() > WANDERING_WARNING) {
      warnings.add(
          "%.1f%% of the displays are of loggers that moved the document within a query: the"
                  .formatted(100 * counts.wanderingShare())
              + " loggers are not deterministic, and global traffic weights may bias the curve");
    }
    if (counts.thinShare() > THIN_WARNING) {
      warnings.add(
          "%.0f%% of the evidence is from documents shown fewer than %d times at a position: with"
                  .formatted(100 * counts.thinShare(), InterventionCounts.THIN)
              + " unequal traffic of the loggers, so sparse a log biases the curve upwards");
    }
    return new PropensityEstimate(
        "harvest-all-pairs",
        level,
        "cluster-robust t on log θ by influence over unit buckets",
        positions,
        oneBased(components),
        influence,
        warnings);
  }

  private static List<List<Integer>> oneBased(List<List<Integer>> components) {
    return components.stream()
        .map(component -> component.stream().map(k -> k + 1).toList())
        .toList();
  }
}
