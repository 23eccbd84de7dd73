package io.cltr.logging;

import io.cltr.log.Query;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The choices of many queries: situations, each a query in a context, and what was chosen in them.
 *
 * @param sets number of each candidate by query; negative without parameters of its own
 * @param queries the candidates of each query
 * @param features of each query's candidates, standardised
 * @param situations by query and context
 */
record ChoiceBlock(int[][] sets, Query[] queries, double[][] features, List<Situation> situations)
    implements Serializable {

  /**
   * A query at a position in a context.
   *
   * @param set number of the query
   * @param position 1-based
   * @param levels indicators that are 1
   * @param chosen index of the chosen candidate, by entry
   * @param folds of the units, by entry
   * @param weights Σv, by entry
   */
  record Situation(int set, int position, int[] levels, int[] chosen, int[] folds, double[] weights)
      implements Serializable {}

  /** The choices of a query with its candidates. */
  record Item(String query, QueryChoices choices, Query candidates) implements Serializable {}

  static ChoiceBlock pack(List<Item> items, Actions actions, LinearScore score) {
    int[][] sets = new int[items.size()][];
    Query[] queries = new Query[items.size()];
    double[][] features = new double[items.size()][];
    List<Situation> situations = new ArrayList<>();
    for (int q = 0; q < sets.length; q++) {
      Item item = items.get(q);
      String[] candidates = actions.candidates(item.candidates());
      sets[q] = Arrays.stream(candidates).mapToInt(score.actions()::index).toArray();
      queries[q] = actions.named(item.query(), Optional.of(item.candidates()));
      features[q] = score.features(item.candidates());
      List<QueryChoices.Entry> entries = item.choices().entries();
      int from = 0;
      for (int i = 1; i <= entries.size(); i++) {
        if (i == entries.size() || !QueryChoices.alike(entries.get(i), entries.get(from))) {
          situations.add(situation(q, item, candidates, entries.subList(from, i)));
          from = i;
        }
      }
    }
    return new ChoiceBlock(sets, queries, features, situations);
  }

  private static Situation situation(
      int set, Item item, String[] candidates, List<QueryChoices.Entry> entries) {
    int n = entries.size();
    Situation situation =
        new Situation(
            set,
            entries.get(0).position(),
            entries.get(0).levels(),
            new int[n],
            new int[n],
            new double[n]);
    for (int i = 0; i < n; i++) {
      QueryChoices.Entry entry = entries.get(i);
      situation.chosen[i] = Actions.chosen(candidates, entry.document(), item.query());
      situation.folds[i] = entry.fold();
      situation.weights[i] = entry.weight();
    }
    return situation;
  }
}
