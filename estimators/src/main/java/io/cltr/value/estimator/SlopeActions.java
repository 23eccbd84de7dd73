package io.cltr.value.estimator;

import io.cltr.interval.SlopeStatistic;
import io.cltr.interval.SlopeStatistic.Candidate;
import io.cltr.interval.SlopeStatistic.Search;
import io.cltr.interval.Statistic;
import io.cltr.value.ActionValue;
import io.cltr.value.Round;
import java.util.ArrayList;
import java.util.List;

/**
 * The moments of all candidates, one after the other; SLOPE chooses.
 *
 * @param candidates the least biased first; its weights are those of diagnostics
 * @param delta δ of the half-widths
 */
record SlopeActions(List<ActionValue> candidates, double delta, Search search)
    implements ActionValue {
  @Override
  public int moments() {
    return candidates.stream().mapToInt(ActionValue::moments).sum();
  }

  @Override
  public Statistic statistic() {
    List<Candidate> parts = new ArrayList<>();
    int first = 1;
    for (ActionValue candidate : candidates) {
      parts.add(new Candidate(candidate.statistic(), first, candidate.moments()));
      first += candidate.moments();
    }
    return new SlopeStatistic(parts, delta, search);
  }

  @Override
  public void add(Round round, double[] into, int at) {
    int next = at;
    for (ActionValue candidate : candidates) {
      candidate.add(round, into, next);
      next += candidate.moments();
    }
  }

  @Override
  public double weight(Round round) {
    return candidates.get(0).weight(round);
  }

  @Override
  public double cut(Round round) {
    return candidates.get(0).cut(round);
  }

  @Override
  public String offBalance() {
    return candidates.get(0).offBalance();
  }

  @Override
  public String undefined() {
    return candidates.get(0).undefined();
  }

  @Override
  public List<Long> sets() {
    return candidates.stream().flatMap(candidate -> candidate.sets().stream()).toList();
  }
}
