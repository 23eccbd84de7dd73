package io.cltr.propensity.relevance;

import io.cltr.fold.Fold;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityLog;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well examination and relevance that were estimated from half of the units predict the clicks
 * of the other half, P(click) = θ_k γ̂ + β_k, γ̂ by {@link Relevance}, the base rate where the
 * first half never showed the document.
 *
 * <pre>
 * log-likelihood  mean over impressions of the mean over displays of ln P(c)
 * perplexity      mean over positions of 2^(−mean log₂ P(c))
 * </pre>
 *
 * <p>Displays at positions that are not identified do not count. Cost: two passes over the log.
 *
 * @param displays that were predicted, Σv
 * @param perplexities by position, from 1; NaN without displays
 * @param calibration predicted beside observed clicks, by position, then by decile of what is
 *     predicted
 */
public record HeldOut(
    double displays,
    double logLikelihood,
    double perplexity,
    List<Double> perplexities,
    List<Part> calibration)
    implements Serializable {
  private static final double LEAST = 1e-9;
  private static final int DECILES = 10;
  private static final int BINS = 1000;

  /**
   * Displays that are alike.
   *
   * @param by {@code position} or {@code decile}
   * @param part the position, or the decile from 1, the lowest predictions
   * @param displays Σv
   * @param predicted mean prediction
   * @param observed clicks per display
   */
  public record Part(String by, int part, double displays, double predicted, double observed)
      implements Serializable {}

  /** The impressions of the half of the units that estimates. */
  public static PropensityLog training(PropensityLog log) {
    long seed = log.seed();
    return log.with(log.impressions().where(item -> Units.splitPoint(item.unit(), seed) < 0.5));
  }

  /** The impressions of the other half. */
  public static PropensityLog testing(PropensityLog log) {
    long seed = log.seed();
    return log.with(log.impressions().where(item -> Units.splitPoint(item.unit(), seed) >= 0.5));
  }

  /** How well {@code estimate}, made on {@link #training}, predicts the other half. */
  public static HeldOut of(PropensityEstimate estimate, PropensityLog log) {
    Source<Impression> training = training(log).impressions();
    Relevance relevance = new Relevance(estimate);
    Examination examination = estimate.examination();
    double rate = relevance.baseRate(training);
    return testing(log)
        .impressions()
        .joined(
            Impression::query,
            relevance.of(training),
            (item, labels) ->
                Predicted.of(
                    item,
                    examination,
                    document -> labels.map(own -> gamma(own, document, rate)).orElse(rate)))
        .fold(new Sums(examination.depth()));
  }

  private static double gamma(RelevanceLabels labels, String document, double otherwise) {
    int d = Arrays.binarySearch(labels.documents(), document);
    return d < 0 ? otherwise : labels.relevance()[d];
  }

  /** What was predicted and seen of the displays of one impression that can be predicted. */
  private record Predicted(double weight, int[] positions, double[] predicted, double[] clicks)
      implements Serializable {
    static Predicted of(Impression item, Examination examination, Gamma gamma) {
      int n = 0;
      int[] positions = new int[item.size()];
      double[] predicted = new double[item.size()];
      double[] clicks = new double[item.size()];
      for (int i = 0; i < item.size(); i++) {
        int k = item.positions()[i];
        if (examination.identifies(k)) {
          double p = examination.at(k) * gamma.of(item.documents()[i]) + examination.beta(k);
          positions[n] = k;
          predicted[n] = Math.min(Math.max(p, LEAST), 1 - LEAST);
          clicks[n++] = item.clicks()[i];
        }
      }
      return new Predicted(
          item.weight(),
          Arrays.copyOf(positions, n),
          Arrays.copyOf(predicted, n),
          Arrays.copyOf(clicks, n));
    }

    @FunctionalInterface
    private interface Gamma {
      double of(String document);
    }
  }

  /** Sums so far: Σv, Σv ln P, Σv p, Σv c by position and by bin of p. */
  private static final class State implements Serializable {
    private final double[][] positions;
    private final double[][] bins = new double[BINS][4];
    private final double[] impressions = new double[2];

    State(int depth) {
      positions = new double[depth][4];
    }
  }

  private record Sums(int depth) implements Fold<Predicted, State, HeldOut> {
    @Override
    public State start() {
      return new State(depth);
    }

    @Override
    public void add(State state, Predicted item) {
      double v = item.weight();
      double total = 0;
      for (int i = 0; i < item.positions().length; i++) {
        double p = item.predicted()[i];
        double c = item.clicks()[i];
        double logP = c > 0 ? StrictMath.log(p) : StrictMath.log1p(-p);
        total += logP;
        int bin = Math.min(BINS - 1, (int) (p * BINS));
        for (double[] sums : List.of(state.positions[item.positions()[i] - 1], state.bins[bin])) {
          sums[0] += v;
          sums[1] += v * logP;
          sums[2] += v * p;
          sums[3] += v * c;
        }
      }
      if (item.positions().length > 0) {
        state.impressions[0] += v;
        state.impressions[1] += v * total / item.positions().length;
      }
    }

    @Override
    public void merge(State into, State from) {
      plus(into.positions, from.positions);
      plus(into.bins, from.bins);
      into.impressions[0] += from.impressions[0];
      into.impressions[1] += from.impressions[1];
    }

    private static void plus(double[][] into, double[][] from) {
      for (int i = 0; i < into.length; i++) {
        for (int j = 0; j < into[i].length; j++) {
          into[i][j] += from[i][j];
        }
      }
    }

    @Override
    public HeldOut finish(State state) {
      List<Double> perplexities = new ArrayList<>();
      List<Part> calibration = new ArrayList<>();
      double displays = 0;
      for (int k = 0; k < depth; k++) {
        double[] sums = state.positions[k];
        displays += sums[0];
        perplexities.add(sums[0] == 0 ? Double.NaN : StrictMath.exp(-sums[1] / sums[0]));
        if (sums[0] > 0) {
          calibration.add(part("position", k + 1, sums));
        }
      }
      calibration.addAll(deciles(state.bins, displays));
      return new HeldOut(
          displays,
          state.impressions[1] / state.impressions[0],
          perplexities.stream()
              .mapToDouble(Double::doubleValue)
              .filter(p -> !Double.isNaN(p))
              .average()
              .orElse(Double.NaN),
          List.copyOf(perplexities),
          List.copyOf(calibration));
    }

    private static List<Part> deciles(double[][] bins, double displays) {
      List<Part> parts = new ArrayList<>();
      double[] open = new double[4];
      double passed = 0;
      int decile = 1;
      for (double[] bin : bins) {
        plus(new double[][] {open}, new double[][] {bin});
        passed += bin[0];
        boolean full = passed >= displays * decile / DECILES;
        if (full && open[0] > 0) {
          parts.add(part("decile", decile, open));
          open = new double[4];
        }
        while (decile < DECILES && passed >= displays * decile / DECILES) {
          decile++;
        }
      }
      return parts;
    }

    private static Part part(String by, int part, double[] sums) {
      return new Part(by, part, sums[0], sums[2] / sums[0], sums[3] / sums[0]);
    }
  }
}
