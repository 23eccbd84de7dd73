package io.cltr.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.InputException;
import io.cltr.log.Query;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureRangesTest {
  private static Keyed<Query> query(String id, int width, float... features) {
    String[] documents = new String[width == 0 ? 1 : features.length / width];
    for (int d = 0; d < documents.length; d++) {
      documents[d] = "d" + d;
    }
    return new Keyed<>(
        id,
        new Query(
            id, documents, features, width, Collections.nCopies(documents.length, List.of())));
  }

  private static FeatureRanges.Ranges ranges(List<Keyed<Query>> queries) {
    return Source.of(queries, Layout.<Query>byKey()).fold(new FeatureRanges("test"));
  }

  @Test
  void rangesCoverAllQueriesOfAllBlocks() {
    FeatureRanges.Ranges found =
        ranges(
            List.of(
                query("a", 2, 1, 5, -2, 6),
                query("none", 0),
                query("b", 2, 0, 9),
                query("c", 2, 3, 4)));
    assertThat(found.low()).containsExactly(-2, 4);
    assertThat(found.high()).containsExactly(3, 9);
  }

  @Test
  void badFeaturesAreNamed() {
    assertThatThrownBy(() -> ranges(List.of(query("a", 2, 1, Float.NaN))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("feature_1 of document 'd0' of query 'a' is NaN");
    assertThatThrownBy(() -> ranges(List.of(query("a", 2, 1, 2), query("b", 1, 1))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("every document needs the same features");
    assertThatThrownBy(() -> ranges(List.of(query("a", 0))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("test needs features");
  }
}
