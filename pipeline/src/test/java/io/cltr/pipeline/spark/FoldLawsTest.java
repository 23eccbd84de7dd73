package io.cltr.pipeline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.ToList;
import io.cltr.fold.ToMap;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of {@link Fold} hold for the folds that come with sources. */
class FoldLawsTest {
  private static final List<Keyed<Double>> ITEMS =
      List.of(new Keyed<>("a", 1.0), new Keyed<>("b", 2.0), new Keyed<>("c", 4.0));

  @Test
  void listsMapsAndSumsKeepTheLaws() {
    assertLaws(new ToList<Keyed<Double>>());
    assertLaws(new ToMap<Double>());
    assertLaws(new SumFold<Keyed<Double>>(Keyed::value));
  }

  private static <S extends Serializable, R> void assertLaws(Fold<Keyed<Double>, S, R> fold) {
    R expected = fold.finish(state(fold, 0, 3));
    assertThat(merged(fold, fold.start(), state(fold, 0, 3))).isEqualTo(expected);
    assertThat(merged(fold, state(fold, 0, 3), fold.start())).isEqualTo(expected);
    S left = state(fold, 0, 1);
    fold.merge(left, state(fold, 1, 2));
    S right = state(fold, 1, 2);
    fold.merge(right, state(fold, 2, 3));
    assertThat(merged(fold, left, state(fold, 2, 3))).isEqualTo(expected);
    assertThat(merged(fold, state(fold, 0, 1), right)).isEqualTo(expected);
  }

  private static <S extends Serializable, R> R merged(
      Fold<Keyed<Double>, S, R> fold, S into, S from) {
    fold.merge(into, from);
    return fold.finish(into);
  }

  private static <S extends Serializable> S state(
      Fold<Keyed<Double>, S, ?> fold, int from, int to) {
    S state = fold.start();
    ITEMS.subList(from, to).forEach(item -> fold.add(state, item));
    return state;
  }
}
