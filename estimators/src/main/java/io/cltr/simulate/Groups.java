package io.cltr.simulate;

import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts each document into one group: the documents are cut, from the largest latent to the
 * smallest, at the shares; latent = c·z_b + m·t + √(1−c²−m²)·ε, where z_b is the score that all
 * loggers wrongly favour (see {@link LoggerSpec}), t the true gain, standardised over all pairs of
 * query and document, and ε ~ N(0, 1).
 *
 * <p>With c > 0 the rich get richer: loggers show the first group more than it merits. With m < 0
 * it merits less than the others, so that clicks alone have the groups in the wrong order.
 *
 * @param names of the groups, the most favoured first; empty: no groups
 * @param shares of the documents, in the order of the names; sum to 1
 * @param correlation c in [−1, 1]: how much the features tell of the group
 * @param merit m in [−1, 1]: how much the group tells of the gain; c² + m² ≤ 1
 */
public record Groups(List<String> names, List<Double> shares, double correlation, double merit)
    implements Serializable {

  /** 70 % established and 30 % newcomer documents, correlation .5, of the same merit. */
  public Groups() {
    this(List.of("established", "newcomer"), List.of(0.7, 0.3), 0.5, 0);
  }

  /** Checks the ranges. */
  public Groups {
    names = List.copyOf(names);
    shares = List.copyOf(shares);
    Check.distinct("groups.names", names);
    Check.atLeast("groups.shares (length)", shares.size(), names.size());
    Check.atLeast("groups.names (length)", names.size(), shares.size());
    if (!names.isEmpty()) {
      Check.shares("groups.shares", shares);
    }
    Check.within("groups.correlation", correlation, -1, 1);
    Check.within("groups.merit", merit, -1, 1);
    Check.within("groups (correlation² + merit²)", correlation * correlation + merit * merit, 0, 1);
  }

  /**
   * {@code catalogue} with the documents' groups; a document of several queries has one group.
   *
   * @param favoured z_b of each (query, document) pair, in the catalogue's order
   */
  Catalogue assign(Catalogue catalogue, double[] favoured, Generator random) {
    if (names.isEmpty()) {
      return catalogue;
    }
    Map<String, Integer> index = new HashMap<>();
    List<Double> latent = new ArrayList<>();
    double[] gains = standardised(catalogue);
    double rest = Math.sqrt(1 - correlation * correlation - merit * merit);
    int pair = 0;
    for (Catalogue.Entry entry : catalogue.entries()) {
      for (String document : entry.query().documents()) {
        if (index.putIfAbsent(document, latent.size()) == null) {
          double own = random.split(document).nextGaussian();
          latent.add(-correlation * favoured[pair] - merit * gains[pair] - rest * own);
        }
        pair++;
      }
    }
    int[] groups =
        Quantiles.cut(latent.stream().mapToDouble(Double::doubleValue).toArray(), shares);
    List<Catalogue.Entry> entries = new ArrayList<>();
    for (Catalogue.Entry entry : catalogue.entries()) {
      Query query = entry.query();
      List<List<String>> named = new ArrayList<>();
      for (String document : query.documents()) {
        named.add(List.of(names.get(groups[index.get(document)])));
      }
      entries.add(
          new Catalogue.Entry(
              new Query(
                  query.id(),
                  query.documents(),
                  query.features(),
                  query.width(),
                  List.copyOf(named)),
              entry.grades()));
    }
    return new Catalogue(entries, catalogue.maxGrade());
  }

  /** Gains less their mean, over their standard deviation; zeros where all are alike. */
  private static double[] standardised(Catalogue catalogue) {
    double[] gains = new double[catalogue.pairs()];
    int pair = 0;
    double sum = 0;
    double squares = 0;
    for (Catalogue.Entry entry : catalogue.entries()) {
      for (int grade : entry.grades()) {
        double gain = catalogue.gain(grade);
        gains[pair++] = gain;
        sum += gain;
        squares += gain * gain;
      }
    }
    double mean = sum / pair;
    double variance = squares / pair - mean * mean;
    for (int i = 0; i < pair; i++) {
      gains[i] = variance > 0 ? (gains[i] - mean) / Math.sqrt(variance) : 0;
    }
    return gains;
  }
}
