package io.cltr.explain;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.log.Query;
import io.cltr.random.Hash64;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code size} candidates with the smallest hash of query and document: a sample that does not
 * depend on their order. Queries without features are passed over. State: the sample.
 *
 * @param size at least 1
 */
public record CandidateSample(int size)
    implements Fold<Keyed<Query>, CandidateSample.State, CandidateSample.Sample> {
  private static final long SALT = 0x6578706cL;

  /**
   * The sample.
   *
   * @param candidates number of candidates that it was drawn from
   * @param rows in the order of their hash
   */
  public record Sample(long candidates, List<Candidate> rows) {}

  /** A candidate and its features. */
  public record Candidate(String query, String document, float[] features)
      implements Serializable {}

  private record Place(long hash, String query, String document)
      implements Comparable<Place>, Serializable {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::hash)
            .thenComparing(Place::query)
            .thenComparing(Place::document);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** The sample so far. */
  public static final class State implements Serializable {
    private final TreeMap<Place, Candidate> first = new TreeMap<>();
    private long candidates;
  }

  @Override
  public State start() {
    return new State();
  }

  @Override
  public void add(State state, Keyed<Query> item) {
    Query query = item.value();
    if (!query.hasFeatures()) {
      return;
    }
    state.candidates += query.size();
    long salt = Hash64.of(query.id(), SALT);
    for (int d = 0; d < query.size(); d++) {
      Place place =
          new Place(Hash64.of(query.documents()[d], salt), query.id(), query.documents()[d]);
      if (state.first.size() < size || place.compareTo(state.first.lastKey()) < 0) {
        int width = query.width();
        float[] features = Arrays.copyOfRange(query.features(), d * width, (d + 1) * width);
        keep(state, place, new Candidate(place.query(), place.document(), features));
      }
    }
  }

  @Override
  public void merge(State into, State from) {
    into.candidates += from.candidates;
    for (Map.Entry<Place, Candidate> entry : from.first.entrySet()) {
      keep(into, entry.getKey(), entry.getValue());
    }
  }

  private void keep(State state, Place place, Candidate candidate) {
    state.first.put(place, candidate);
    if (state.first.size() > size) {
      state.first.pollLastEntry();
    }
  }

  @Override
  public Sample finish(State state) {
    return new Sample(state.candidates, List.copyOf(state.first.values()));
  }
}
