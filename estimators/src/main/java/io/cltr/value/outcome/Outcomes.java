package io.cltr.value.outcome;

import io.cltr.fold.Fold;
import io.cltr.interval.OutcomeGrid;
import io.cltr.log.Impression;
import io.cltr.random.Hash64;
import io.cltr.value.metric.Metric;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The grid that each metric's outcomes are told at: the distinct outcomes of impressions (all their
 * displays together) where there are no more than {@link OutcomeGrid#POINTS}; else the least, the
 * largest and quantiles between them, closer at both ends, of the impressions of the smallest
 * hashes. State: at most {@link #SAMPLE} outcomes by metric.
 */
public record Outcomes(List<Metric> metrics)
    implements Fold<Impression, Outcomes.State, ArrayList<OutcomeGrid>> {
  /** Impressions that quantiles are read from. */
  static final int SAMPLE = 8192;

  private static final long SALT = 0x6f7574636f6d65L;

  /** An impression's place in the sample, and its outcome. */
  private record Sampled(long hash, String id, double outcome) implements Serializable {}

  private static final Comparator<Sampled> ORDER = new Order();

  private static final class Order implements Comparator<Sampled>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(Sampled first, Sampled second) {
      int byHash = Long.compare(first.hash, second.hash);
      return byHash != 0 ? byHash : first.id.compareTo(second.id);
    }
  }

  /** Of one metric. */
  private static final class Seen implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeSet<Double> distinct = new TreeSet<>();
    private final TreeSet<Sampled> sample = new TreeSet<>(ORDER);
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    private void distinct(double outcome) {
      least = Math.min(least, outcome);
      most = Math.max(most, outcome);
      if (distinct.size() <= OutcomeGrid.POINTS) {
        distinct.add(outcome == 0 ? 0.0 : outcome);
      }
    }

    private void sample(Sampled one) {
      sample.add(one);
      if (sample.size() > SAMPLE) {
        sample.pollLast();
      }
    }

    private void merge(Seen from) {
      from.distinct.forEach(this::distinct);
      from.sample.forEach(this::sample);
      least = Math.min(least, from.least);
      most = Math.max(most, from.most);
    }

    private OutcomeGrid grid() {
      if (distinct.isEmpty()) {
        return new OutcomeGrid(new double[] {0}, true);
      }
      if (distinct.size() <= OutcomeGrid.POINTS) {
        return new OutcomeGrid(distinct.stream().mapToDouble(Double::doubleValue).toArray(), true);
      }
      double[] rising = sample.stream().mapToDouble(Sampled::outcome).sorted().distinct().toArray();
      TreeSet<Double> points = new TreeSet<>();
      points.add(least);
      points.add(most);
      int last = OutcomeGrid.POINTS - 1;
      for (int i = 1; i < last; i++) {
        double level = (1 - StrictMath.cos(Math.PI * i / last)) / 2;
        points.add(rising[(int) (level * (rising.length - 1))]);
      }
      return new OutcomeGrid(points.stream().mapToDouble(Double::doubleValue).toArray(), false);
    }
  }

  /** By metric. */
  static final class State implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Seen> seen = new ArrayList<>();
  }

  @Override
  public State start() {
    State state = new State();
    metrics.forEach(metric -> state.seen.add(new Seen()));
    return state;
  }

  @Override
  public void add(State state, Impression one) {
    long hash = Hash64.of(one.id(), SALT);
    for (int m = 0; m < metrics.size(); m++) {
      double outcome = 0;
      for (int i = 0; i < one.size(); i++) {
        outcome += metrics.get(m).outcome(one, i);
      }
      state.seen.get(m).distinct(outcome);
      state.seen.get(m).sample(new Sampled(hash, one.id(), outcome));
    }
  }

  @Override
  public void merge(State into, State from) {
    for (int m = 0; m < metrics.size(); m++) {
      into.seen.get(m).merge(from.seen.get(m));
    }
  }

  @Override
  public ArrayList<OutcomeGrid> finish(State state) {
    ArrayList<OutcomeGrid> grids = new ArrayList<>();
    state.seen.forEach(one -> grids.add(one.grid()));
    return grids;
  }
}
