package io.cltr.change;

import io.cltr.change.Changes.ChangedRanking;
import io.cltr.fold.Fold;
import io.cltr.interval.PairedMeans;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sums what changes over queries. State: {@link PrioritySample}, {@link #LOSSES} queries with their
 * first documents, and {@link QueryBuckets} for each group.
 */
record ChangeFold(String candidate, String production, String metric)
    implements Fold<QueryChange, ChangeFold.State, Changes> {
  /** Queries with the largest losses that are kept. */
  static final int LOSSES = 60;

  /** Groups that are kept, those with most exposure under production. */
  private static final int GROUPS = 50;

  /** The largest loss first. */
  private record ByLoss() implements Comparator<ChangedRanking>, Serializable {
    @Override
    public int compare(ChangedRanking one, ChangedRanking other) {
      int larger = Double.compare(loss(other.change()), loss(one.change()));
      return larger != 0 ? larger : one.change().query().compareTo(other.change().query());
    }
  }

  /** Sums so far. */
  static final class State implements Serializable {
    private double undefined;
    private double value;
    private long queries;
    private long changed;
    private final PrioritySample sample = new PrioritySample();
    private final TreeSet<ChangedRanking> losses = new TreeSet<>(new ByLoss());
    private final QueryBuckets impressions = new QueryBuckets();
    private final QueryBuckets churn = new QueryBuckets();
    private final TreeMap<String, QueryBuckets> exposure = new TreeMap<>();
  }

  /** What the query loses beyond one standard error, times its impressions; 0 for no loss. */
  private static double loss(MeasuredChange change) {
    return Math.max(0, -change.measured() - change.error()) * change.impressions();
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, QueryChange item) {
    state.undefined += item.undefined();
    if (item.impressions() == 0) {
      return;
    }
    double n = item.impressions();
    int bucket = QueryBuckets.of(item.query());
    state.queries++;
    state.value += n * item.value();
    state.impressions.add(bucket, n, 0);
    state.churn.add(bucket, n * item.churn(), 0);
    item.exposure()
        .forEach(
            (group, sums) ->
                state
                    .exposure
                    .computeIfAbsent(group, absent -> new QueryBuckets())
                    .add(bucket, n * sums[0], n * sums[1]));
    if (item.measured() != null) {
      state.changed++;
      state.sample.add(item.measured());
      if (loss(item.measured()) > 0) {
        state.losses.add(new ChangedRanking(item.measured(), item.production(), item.candidate()));
        trim(state);
      }
    }
  }

  private static void trim(State state) {
    while (state.losses.size() > LOSSES) {
      state.losses.pollLast();
    }
  }

  @Override
  public void merge(State into, State from) {
    into.undefined += from.undefined;
    into.value += from.value;
    into.queries += from.queries;
    into.changed += from.changed;
    into.sample.merge(from.sample);
    into.losses.addAll(from.losses);
    trim(into);
    into.impressions.merge(from.impressions);
    into.churn.merge(from.churn);
    from.exposure.forEach(
        (group, sums) ->
            into.exposure.computeIfAbsent(group, absent -> new QueryBuckets()).merge(sums));
  }

  @Override
  public Changes finish(State state) {
    double n = state.impressions.sum();
    SortedMap<String, PairedMeans> exposure = new TreeMap<>();
    state.exposure.entrySet().stream()
        .map(group -> Map.entry(group.getKey(), group.getValue().per(state.impressions)))
        .sorted(Comparator.comparingDouble(group -> -group.getValue().second()))
        .limit(GROUPS)
        .forEach(group -> exposure.put(group.getKey(), group.getValue()));
    return new Changes(
        candidate,
        production,
        metric,
        n == 0 ? 0 : state.value / n,
        n,
        state.undefined,
        state.queries,
        state.changed,
        state.sample.threshold(),
        state.sample.rows(),
        List.copyOf(state.losses),
        state.churn.per(state.impressions),
        exposure);
  }
}
