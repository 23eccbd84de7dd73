package io.cltr.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distribution g of the changes Δ of queries, from measurements x ~ N(Δ, s²) of each: maximum
 * (penalised) likelihood over mixtures of no change at all and of uniform changes between fixed
 * edges, one of which is the threshold of a negative flip.
 *
 * <pre>max Σ_q a_q log Σ_j π_j f_j(x_q) + λ log π_0,   Σ π = 1,   by EM</pre>
 *
 * <p>a_q is the number of queries that q stands for, λ = {@link #NO_CHANGE} favours no change where
 * the log cannot tell. For an interval a mean Σ π_j r_j, of flips or losses, is held at t while the
 * likelihood is maximised, without λ: what the log cannot tell then stays open. The edges are ±τ/4,
 * ±τ/2, ±τ and from there on by factors of √2 up to the largest change that the rankings allow;
 * without a threshold they are relative to that. Cost: queries × edges for each of at most {@link
 * #STEPS} steps.
 *
 * <p>Source: Stephens, Biostatistics 2017 (adaptive shrinkage and its penalty); Kiefer, Wolfowitz,
 * Ann. Math. Stat. 1956.
 */
final class Deconvolution {
  /** λ: as many queries without change are added. */
  static final double NO_CHANGE = 9;

  private static final int STEPS = 400;
  private static final double ENOUGH = 1e-7;
  private static final double MIXED = 0.01;
  private static final double TINY = 1e-300;
  private static final double STEP = Math.sqrt(2);
  private static final double FINEST = 64;

  private final List<Spread> spreads;
  private final double[] stands;
  private final double[][] likelihoods;
  private final double threshold;

  private Deconvolution(
      List<Spread> spreads, double[] stands, double[][] likelihoods, double threshold) {
    this.spreads = spreads;
    this.stands = stands;
    this.likelihoods = likelihoods;
    this.threshold = threshold;
  }

  /**
   * Of {@code changes}.
   *
   * @param stands a_q
   * @param threshold τ ≥ 0: a change below −τ is a flip
   */
  static Deconvolution of(List<MeasuredChange> changes, double[] stands, double threshold) {
    double largest =
        changes.stream().mapToDouble(c -> Math.max(c.most(), -c.least())).max().orElse(0);
    double[] ends = ends(threshold, largest);
    List<Spread> spreads = new ArrayList<>();
    for (int e = ends.length - 1; e > 0; e--) {
      spreads.add(new Spread(-ends[e], -ends[e - 1]));
    }
    spreads.add(new Spread(0, 0));
    for (int e = 1; e < ends.length; e++) {
      spreads.add(new Spread(ends[e - 1], ends[e]));
    }
    double[][] likelihoods = new double[changes.size()][];
    for (int q = 0; q < likelihoods.length; q++) {
      MeasuredChange change = changes.get(q);
      likelihoods[q] = spreads.stream().mapToDouble(s -> s.likelihood(change) + TINY).toArray();
    }
    return new Deconvolution(List.copyOf(spreads), stands, likelihoods, threshold);
  }

  /** 0 and the edges above it. */
  private static double[] ends(double threshold, double largest) {
    double first = threshold > 0 ? threshold : largest / FINEST;
    List<Double> ends = new ArrayList<>(List.of(0.0, first / 4, first / 2, first));
    double most = Math.max(largest, 2 * first);
    while (ends.get(ends.size() - 1) < most) {
      ends.add(ends.get(ends.size() - 1) * STEP);
    }
    return ends.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * A distribution of changes.
   *
   * @param shares π
   * @param logLikelihood without λ
   */
  record Fitted(double[] shares, double logLikelihood) {
    /** Σ π r. */
    double mean(double[] r) {
      double sum = 0;
      for (int j = 0; j < r.length; j++) {
        sum += shares[j] * r[j];
      }
      return sum;
    }
  }

  /** With λ, for an estimate. */
  Fitted penalised() {
    return fit(NO_CHANGE, Held.NONE, even());
  }

  /** Without λ. */
  Fitted free() {
    return fit(0, Held.NONE, even());
  }

  /**
   * Without λ, where Σ π r = t.
   *
   * @param near shares to start from
   */
  Fitted where(double[] r, double t, Fitted near) {
    double[] start = new double[spreads.size()];
    Arrays.setAll(start, j -> near.shares()[j] + MIXED / start.length);
    return fit(0, new Held(r, t), start);
  }

  /** 1 for flips. */
  double[] flips() {
    return spreads.stream().mapToDouble(s -> s.high() <= -threshold ? 1 : 0).toArray();
  }

  /** The mean loss in each part. */
  double[] losses() {
    return spreads.stream().mapToDouble(s -> -Math.min(0, s.low() + s.high()) / 2).toArray();
  }

  private double[] even() {
    double[] even = new double[spreads.size()];
    Arrays.fill(even, 1.0 / even.length);
    return even;
  }

  private Fitted fit(double penalty, Held held, double[] start) {
    int parts = start.length;
    double[] shares = held.shares(start);
    double before = Double.NEGATIVE_INFINITY;
    double now = before;
    for (int step = 0; step < STEPS; step++) {
      double[] counts = new double[parts];
      counts[(parts - 1) / 2] = penalty;
      now = expect(shares, counts);
      shares = held.shares(counts);
      if (now - before < ENOUGH * Math.abs(now) && step > 0) {
        break;
      }
      before = now;
    }
    return new Fitted(shares, now);
  }

  /** Adds the expected number of queries in each part; returns the log-likelihood. */
  private double expect(double[] shares, double[] counts) {
    double log = 0;
    for (int q = 0; q < likelihoods.length; q++) {
      double[] row = likelihoods[q];
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += shares[j] * row[j];
      }
      sum = Math.max(sum, TINY);
      log += stands[q] * StrictMath.log(sum);
      double scale = stands[q] / sum;
      for (int j = 0; j < row.length; j++) {
        counts[j] += scale * shares[j] * row[j];
      }
    }
    return log;
  }

  List<Spread> spreads() {
    return spreads;
  }
}
