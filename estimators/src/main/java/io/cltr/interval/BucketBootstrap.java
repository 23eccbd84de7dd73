package io.cltr.interval;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values of resamples of the buckets, drawn with replacement: the statistic is evaluated on the
 * sums of each resample, so ratios are normalised and parameters tuned again inside it. What was
 * estimated before adds Σ earlier over the drawn buckets, a finite number of draws of the target a
 * normal error of that variance.
 *
 * @param values the defined values, rising
 * @param undefined number of resamples whose sums define no value
 */
record BucketBootstrap(double[] values, int undefined) {
  /** Share of undefined resamples above which the others say too little. */
  static final double UNDEFINED_SHARE = 0.01;

  /** Fewer resamples place the ends of an interval too roughly. */
  static final int FEWEST = 100;

  static void require(String id, int resamples) {
    if (resamples < FEWEST) {
      throw new ConfigException(
          "interval %s.resamples: must be at least %d, found %d".formatted(id, FEWEST, resamples));
    }
  }

  /** Why the resamples give no interval; "" where they do. */
  String refusal() {
    return undefined > UNDEFINED_SHARE * (values.length + undefined)
        ? "%d of %d resamples of the buckets define no value; use t, or more days"
            .formatted(undefined, values.length + undefined)
        : "";
  }

  /** {@code resamples} resamples of {@code parts}; a function of the seed. */
  static BucketBootstrap of(Sample sample, List<Part> parts, int resamples, long seed) {
    double[][] rows = parts.stream().map(BucketBootstrap::row).toArray(double[][]::new);
    int[] used = used(rows);
    double earlier = parts.stream().mapToDouble(Part::earlier).sum();
    double deviation = Math.sqrt(sample.drawn());
    Generator random = new Generator(seed).split("bucket bootstrap");
    int[] groups = parts.get(0).own().groups();
    double[] values = new double[resamples];
    int defined = 0;
    for (int r = 0; r < resamples; r++) {
      Generator draws = random.split(r);
      double[] sum = drawn(rows, used, draws);
      double value =
          sample.statistic().value(totals(sum, groups))
              + (sum[1] - earlier)
              + (deviation == 0 ? 0 : deviation * draws.nextGaussian());
      if (Double.isFinite(value)) {
        values[defined++] = value;
      }
    }
    double[] rising = Arrays.copyOf(values, defined);
    Arrays.sort(rising);
    return new BucketBootstrap(rising, resamples - defined);
  }

  /** The p-quantile of the values, between the two of ranks around (B + 1) p. */
  double quantile(double p) {
    double rank = p * (values.length + 1) - 1;
    int low = (int) Math.floor(Math.max(0, Math.min(values.length - 1, rank)));
    int high = Math.min(values.length - 1, low + 1);
    double share = Math.max(0, Math.min(1, rank - low));
    return values[low] + share * (values[high] - values[low]);
  }

  /** Standard deviation of the values. */
  double standardError() {
    double mean = Arrays.stream(values).sum() / values.length;
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  /** Columns that are not 0 in all rows. */
  private static int[] used(double[][] rows) {
    return IntStream.range(0, rows[0].length)
        .filter(i -> Arrays.stream(rows).anyMatch(row -> row[i] != 0))
        .toArray();
  }

  private static double[] drawn(double[][] rows, int[] used, Generator draws) {
    double[] sum = new double[rows[0].length];
    int[] times = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      times[draws.nextInt(rows.length)]++;
    }
    for (int b = 0; b < rows.length; b++) {
      if (times[b] > 0) {
        double[] row = rows[b];
        for (int i : used) {
          sum[i] += times[b] * row[i];
        }
      }
    }
    return sum;
  }

  /** Units, earlier influence, sums and products in one row. */
  private static double[] row(Part part) {
    Totals own = part.own();
    int sums = own.sums().length;
    double[] row =
        Arrays.copyOf(new double[] {own.units(), part.earlier()}, 2 + sums + own.products().length);
    System.arraycopy(own.sums(), 0, row, 2, sums);
    System.arraycopy(own.products(), 0, row, 2 + sums, own.products().length);
    return row;
  }

  private static Totals totals(double[] row, int[] groups) {
    int products = row.length - Totals.products(groups);
    return new Totals(
        Math.round(row[0]),
        Arrays.copyOfRange(row, 2, products),
        Arrays.copyOfRange(row, products, row.length),
        groups);
  }
}
