package io.cltr.value;

import io.cltr.fold.Keyed;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A world whose population is listed: every ranking of every logger, every cut-off and every click
 * pattern is an impression that weighs its probability, once per fold of units. What an estimator
 * makes of it is its expectation, but for ρ̂, which is exact here.
 *
 * @param examination α and β
 * @param sites the queries
 */
public record EnumeratedWorld(Examination examination, List<Site> sites) {
  public static final CrossFit FOLDS = new CrossFit(2, 7);

  /** Impressions that the population stands for. */
  private static final double SIZE = 5000;

  /** A list of documents that is shown with some probability. */
  public record Shown(double probability, String logger, List<String> documents) {}

  /**
   * Ranks by Plackett and Luce and shows the first n documents with probability {@code cutoffs[n −
   * 1]}.
   *
   * @param appeal by document; others it never shows
   */
  public record Logger(String name, double traffic, Map<String, Double> appeal, double... cutoffs) {
    private List<Shown> shown() {
      List<Shown> all = new ArrayList<>();
      for (Shown ranking : rankings(appeal)) {
        for (int n = 1; n <= cutoffs.length; n++) {
          double probability = traffic * ranking.probability * cutoffs[n - 1];
          if (probability > 0) {
            all.add(new Shown(probability, name, List.copyOf(ranking.documents.subList(0, n))));
          }
        }
      }
      return all;
    }
  }

  /**
   * A query.
   *
   * @param share of the impressions
   * @param gamma relevance of its candidates
   */
  public record Site(
      String query, double share, TreeMap<String, Double> gamma, List<Logger> loggers) {
    /** All lists that are shown, with probabilities that sum to 1. */
    public List<Shown> shown() {
      return loggers.stream().flatMap(logger -> logger.shown().stream()).toList();
    }

    /** P(document at position). */
    public double shown(String document, int position) {
      double sum = 0;
      for (Shown list : shown()) {
        sum += list.documents.indexOf(document) == position - 1 ? list.probability : 0;
      }
      return sum;
    }

    /** ρ. */
    public double exposure(String document, Examination examination) {
      double sum = 0;
      for (int k = 1; k <= examination.depth(); k++) {
        sum += shown(document, k) * examination.at(k);
      }
      return sum;
    }
  }

  /** All rankings of the documents by Plackett and Luce. */
  public static List<Shown> rankings(Map<String, Double> appeal) {
    List<Shown> all = new ArrayList<>();
    extend(1, List.of(), new TreeMap<>(appeal), all);
    return all;
  }

  private static void extend(
      double probability, List<String> first, TreeMap<String, Double> left, List<Shown> into) {
    if (left.isEmpty()) {
      into.add(new Shown(probability, "", first));
    }
    double sum = left.values().stream().mapToDouble(Double::doubleValue).sum();
    left.forEach(
        (document, appeal) -> {
          List<String> longer = new ArrayList<>(first);
          longer.add(document);
          TreeMap<String, Double> rest = new TreeMap<>(left);
          rest.remove(document);
          extend(probability * appeal / sum, longer, rest, into);
        });
  }

  /** E[λ(rank of each document)] of a policy that shows {@code lists}. */
  public static SortedMap<String, Double> omega(List<Shown> lists, double[] weights) {
    SortedMap<String, Double> omega = new TreeMap<>();
    for (Shown list : lists) {
      for (int k = 0; k < Math.min(weights.length, list.documents.size()); k++) {
        omega.merge(list.documents.get(k), list.probability * weights[k], Double::sum);
      }
    }
    return omega;
  }

  /** Expected Σ b over the ranks that the lists fill. */
  public static double offset(List<Shown> lists, double[] offsets) {
    double sum = 0;
    for (Shown list : lists) {
      for (int k = 0; k < Math.min(offsets.length, list.documents.size()); k++) {
        sum += list.probability * offsets[k];
      }
    }
    return sum;
  }

  /** Candidates with one feature each, the logarithm of {@code appeal}; no groups. */
  public List<Keyed<Query>> candidates(SortedMap<String, SortedMap<String, Double>> appeal) {
    return candidates(appeal, Map.of());
  }

  /** The same with groups by document. */
  public List<Keyed<Query>> candidates(
      SortedMap<String, SortedMap<String, Double>> appeal, Map<String, List<String>> groups) {
    List<Keyed<Query>> queries = new ArrayList<>();
    appeal.forEach(
        (query, documents) -> {
          String[] ids = documents.keySet().toArray(String[]::new);
          float[] features = new float[ids.length];
          for (int d = 0; d < ids.length; d++) {
            features[d] = (float) StrictMath.log(documents.get(ids[d]));
          }
          queries.add(
              new Keyed<>(
                  query,
                  new Query(
                      query,
                      ids,
                      features,
                      1,
                      Stream.of(ids).map(d -> groups.getOrDefault(d, List.of())).toList())));
        });
    return queries;
  }

  /** The population. */
  public List<Impression> population() {
    List<Impression> log = new ArrayList<>();
    for (Site site : sites) {
      for (Shown list : site.shown()) {
        for (int pattern = 0; pattern < 1 << list.documents.size(); pattern++) {
          double[] clicks = new double[list.documents.size()];
          double probability = site.share * list.probability;
          for (int k = 0; k < clicks.length; k++) {
            double click =
                examination.at(k + 1) * site.gamma.get(list.documents.get(k))
                    + examination.beta(k + 1);
            clicks[k] = pattern >> k & 1;
            probability *= clicks[k] == 1 ? click : 1 - click;
          }
          for (int fold = 0; fold < FOLDS.folds(); fold++) {
            double weight = SIZE * probability / FOLDS.folds();
            log.add(impression("i" + log.size(), fold, site.query, list, clicks, weight));
          }
        }
      }
    }
    return log;
  }

  private static Impression impression(
      String id, int fold, String query, Shown list, double[] clicks, double weight) {
    int[] positions = new int[clicks.length];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = k + 1;
    }
    String unit = unit(id, fold);
    return new Impression(
        id,
        unit,
        Units.bucket(unit),
        query,
        list.logger,
        0,
        "",
        Map.of(),
        weight,
        list.documents.toArray(String[]::new),
        positions,
        clicks,
        clicks,
        new double[0]);
  }

  /** A name that lies in {@code fold}. */
  public static String unit(String id, int fold) {
    int i = 0;
    while (FOLDS.fold(id + "-" + i) != fold) {
      i++;
    }
    return id + "-" + i;
  }
}
