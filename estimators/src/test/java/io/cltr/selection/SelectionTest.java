package io.cltr.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.log.ConfigException;
import io.cltr.random.Generator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void theBestIsTheFirstOfTheLargest() {
    assertThat(new BestValue().of(List.of(Double.NaN, 1.0, 2.0, 2.0), errors(4, 0))).isEqualTo(2);
    assertThat(new BestValue().of(List.of(Double.NaN, Double.NaN), errors(2, 0))).isZero();
  }

  @Test
  void theOneStandardErrorRuleTakesTheSimplestThatMayBeAsGood() {
    List<Double> values = List.of(.9, .97, 1.0, .99);

    assertThat(new OneStandardError().of(values, errors(4, .05))).isEqualTo(1);
    assertThat(new OneStandardError().of(values, errors(4, .01))).isEqualTo(2);
    assertThat(new OneStandardError().of(values, List.of(.2, 0.0, 0.0, 0.0))).isZero();
    assertThat(new OneStandardError().of(List.of(Double.NaN, 1.0), List.of(Double.NaN, 0.0)))
        .isEqualTo(1);
  }

  private static List<Double> errors(int count, double error) {
    return IntStream.range(0, count).mapToObj(i -> error).toList();
  }

  @Test
  void randomDrawsAreDistinctAndFunctionsOfTheSeed() {
    RandomDraws draws = new RandomDraws(5);

    List<Integer> drawn = draws.of(100, new Generator(1));

    assertThat(drawn).hasSize(5).doesNotHaveDuplicates().isSorted();
    assertThat(draws.of(100, new Generator(1))).isEqualTo(drawn);
    assertThat(draws.of(100, new Generator(2))).isNotEqualTo(drawn);
    assertThat(draws.of(3, new Generator(1))).containsExactly(0, 1, 2);
    assertThat(new Grid().of(3, new Generator(1))).containsExactly(0, 1, 2);
  }

  @Test
  void aShareOfTheQueriesIsHeldOut() {
    HeldOutQueries tenth = new HeldOutQueries(.1, 3);
    long held = IntStream.range(0, 20_000).filter(q -> tenth.holds("q" + q)).count();

    assertThat(held / 20_000.0).isEqualTo(.1, within(.01));
    assertThat(new HeldOutQueries(0, 3).holds("q")).isFalse();
    assertThatThrownBy(() -> new HeldOutQueries(1, 3))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("training.heldOutQueries: found 1.0");
  }
}
