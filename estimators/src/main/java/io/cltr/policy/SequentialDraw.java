package io.cltr.policy;

import io.cltr.log.Query;
import io.cltr.random.Generator;
import io.cltr.ranker.Rankings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Draws a ranking from rank probabilities alone, position by position: at k a document that is not
 * yet placed, with probability proportional to P(d at k) among those. A position where no such
 * document has mass is passed over; what was never placed follows in the order of ties. So a
 * document that a logger repeats is placed once.
 *
 * <p>Rank probabilities do not determine a distribution over rankings. The draw has them exactly at
 * position 1, and everywhere if they are 0 or 1; elsewhere placing a document takes it from the
 * later positions.
 */
final class SequentialDraw {
  private SequentialDraw() {}

  /** All candidates of {@code query}, best first. */
  static int[] of(Query query, Ranks ranks, Generator generator) {
    List<Integer> ranking = new ArrayList<>();
    SortedSet<Integer> left = new TreeSet<>();
    for (int d = 0; d < query.size(); d++) {
      left.add(d);
    }
    for (int k = 1; k <= ranks.depth(); k++) {
      int drawn = draw(ranks, k, left, generator.nextDouble());
      if (drawn >= 0) {
        left.remove(drawn);
        ranking.add(drawn);
      }
    }
    for (int d : Rankings.all(query, new double[query.size()])) {
      if (left.contains(d)) {
        ranking.add(d);
      }
    }
    return ranking.stream().mapToInt(d -> d).toArray();
  }

  /** The document at {@code rank}, or −1 where none of {@code left} has mass. */
  private static int draw(Ranks ranks, int rank, SortedSet<Integer> left, double uniform) {
    double total = 0;
    for (int d : left) {
      total += ranks.at(d, rank);
    }
    double target = uniform * total;
    int last = -1;
    for (int d : left) {
      double mass = ranks.at(d, rank);
      if (mass > 0) {
        last = d;
        target -= mass;
        if (target < 0) {
          break;
        }
      }
    }
    return last;
  }
}
