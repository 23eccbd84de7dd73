package io.cltr.fairness;

import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.slice.Slices;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of one policy in one slice, and the influence of each coarse bucket on them.
 *
 * @param rows by bucket; null where a bucket says nothing
 */
public record PolicyStatistics(GroupStatistics statistics, double[][] rows) {

  /** The {@code p}-th policy, called {@code name}. */
  static PolicyStatistics of(
      String name,
      int p,
      GroupLayout layout,
      QueryMeans means,
      GroupValues values,
      GroupMerits merits,
      ThetaInfluence theta,
      double[] beta) {
    List<String> names = merits.names();
    int groups = names.size();
    GroupStatistics shape = new GroupStatistics(names, new double[GroupStatistics.width(groups)]);
    double[] numbers = shape.numbers();
    double[][] rows = new double[BucketWeights.BUCKETS][];
    for (int b = 0; b < rows.length; b++) {
      rows[b] = merits.influence().values()[b] == null ? null : new double[numbers.length];
    }
    for (int g = 0; g < groups; g++) {
      int first = layout.at(p, g, 1);
      Optional<CellValue> clicks = values.clicks(name, Slices.named(Slices.GROUP, names.get(g)));
      double[] psi = clicks.map(GroupValues::influence).orElse(new double[rows.length]);
      numbers[shape.exposure(g)] = theta.weighted(means.means(), first);
      numbers[shape.impact(g)] =
          clicks.map(CellValue::value).orElse(0.0) - trust(beta, means.means(), first);
      for (int b = 0; b < rows.length; b++) {
        if (rows[b] != null) {
          double[] own = means.influence().values()[b];
          rows[b][shape.exposure(g)] = theta.influence(means, b, first);
          rows[b][shape.impact(g)] = psi[b] - (own == null ? 0 : trust(beta, own, first));
        }
      }
    }
    System.arraycopy(merits.merit(), 0, numbers, shape.merit(0), groups);
    numbers[shape.totalMerit()] = merits.total();
    System.arraycopy(merits.sizes(), 0, numbers, shape.size(0), groups);
    numbers[shape.totalSize()] = merits.size();
    numbers[shape.totalExposure()] = merits.exposure();
    double defined = means.means()[layout.defined(p)];
    double divergence = means.means()[layout.divergence(p)] / defined;
    numbers[shape.divergence()] = divergence;
    for (int b = 0; b < rows.length; b++) {
      if (rows[b] != null) {
        System.arraycopy(
            merits.influence().values()[b], 0, rows[b], shape.merit(0), 2 * groups + 3);
        rows[b][shape.divergence()] =
            (means.influence().at(b, layout.divergence(p))
                    - divergence * means.influence().at(b, layout.defined(p)))
                / defined;
      }
    }
    return new PolicyStatistics(shape, rows);
  }

  /** Σ_k β_k x_k: clicks that trust adds. */
  private static double trust(double[] beta, double[] vector, int first) {
    double sum = 0;
    for (int k = 0; k < beta.length; k++) {
      sum += beta[k] * vector[first + k];
    }
    return sum;
  }

  /** Influence by bucket on what has {@code slopes} by the statistics {@code at}. */
  double[] influence(FairnessMeasure.Reading reading) {
    double[] influence = new double[rows.length];
    for (int b = 0; b < rows.length; b++) {
      influence[b] = rows[b] == null ? 0 : reading.along(rows[b]);
    }
    return influence;
  }
}
