package io.cltr.fairpolicy;

import io.cltr.fold.Source;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists of many queries in primitive arrays.
 *
 * @param weights Σ v of the impressions of each list's query
 * @param offsets list l holds the documents offsets[l] .. offsets[l + 1] − 1
 * @param relevance γ̂ by document
 * @param memberOffsets document d is in the groups members[memberOffsets[d]] ..
 */
record ListsBlock(
    double[] weights, int[] offsets, double[] relevance, int[] memberOffsets, int[] members)
    implements Serializable {

  /** Packs queries. */
  record Packer(AmortisedFitting.Listing listing)
      implements Source.Packer<WeightedQuery, ListsBlock> {
    @Override
    public ListsBlock pack(List<WeightedQuery> items) {
      OrderedList[] lists =
          items.stream().map(item -> listing.list(item.known())).toArray(OrderedList[]::new);
      int documents = Stream.of(lists).mapToInt(list -> list.order().length).sum();
      int[] offsets = new int[lists.length + 1];
      double[] relevance = new double[documents];
      int[] memberOffsets = new int[documents + 1];
      int memberships =
          Stream.of(lists)
              .flatMap(list -> Stream.of(list.members()))
              .mapToInt(groups -> groups.length)
              .sum();
      int[] members = new int[memberships];
      int at = 0;
      int next = 0;
      for (int l = 0; l < lists.length; l++) {
        for (int d = 0; d < lists[l].order().length; d++, at++) {
          relevance[at] = lists[l].relevance()[d];
          for (int g : lists[l].members()[d]) {
            members[next++] = g;
          }
          memberOffsets[at + 1] = next;
        }
        offsets[l + 1] = at;
      }
      return new ListsBlock(
          items.stream().mapToDouble(WeightedQuery::traffic).toArray(),
          offsets,
          relevance,
          memberOffsets,
          members);
    }
  }

  int lists() {
    return weights.length;
  }

  double[] relevance(int list) {
    return Arrays.copyOfRange(relevance, offsets[list], offsets[list + 1]);
  }

  int[][] members(int list) {
    int[][] own = new int[offsets[list + 1] - offsets[list]][];
    for (int d = 0; d < own.length; d++) {
      int document = offsets[list] + d;
      own[d] = Arrays.copyOfRange(members, memberOffsets[document], memberOffsets[document + 1]);
    }
    return own;
  }
}
