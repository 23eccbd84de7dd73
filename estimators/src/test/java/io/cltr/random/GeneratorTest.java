package io.cltr.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final int DRAWS = 200_000;

  /** The published first numbers of SplitMix64 with seed 1234567. */
  @Test
  void isSplitMix64() {
    Generator generator = new Generator(1234567);
    for (String expected :
        new String[] {
          "6457827717110365317",
          "3203168211198807973",
          "9817491932198370423",
          "4593380528125082431",
          "16408922859458223821"
        }) {
      assertThat(Long.toUnsignedString(generator.nextLong())).isEqualTo(expected);
    }
  }

  @Test
  void momentsAreThoseOfTheDistributions() {
    Generator generator = new Generator(8);
    double uniform = 0;
    double gaussian = 0;
    double square = 0;
    double gumbel = 0;
    int[] dice = new int[6];
    for (int i = 0; i < DRAWS; i++) {
      uniform += generator.nextDouble();
      double z = generator.nextGaussian();
      gaussian += z;
      square += z * z;
      gumbel += generator.nextGumbel();
      dice[generator.nextInt(6)]++;
    }
    assertThat(uniform / DRAWS).isCloseTo(0.5, within(0.003));
    assertThat(gaussian / DRAWS).isCloseTo(0, within(0.01));
    assertThat(square / DRAWS).isCloseTo(1, within(0.015));
    assertThat(gumbel / DRAWS).isCloseTo(0.5772, within(0.012));
    for (int count : dice) {
      assertThat((double) count / DRAWS).isCloseTo(1 / 6.0, within(0.004));
    }
  }

  @Test
  void splitsDependOnTheNameAndNotOnWhatWasDrawn() {
    Generator drawn = new Generator(3);
    drawn.nextLong();
    assertThat(drawn.split("clicks").nextLong())
        .isEqualTo(new Generator(3).split("clicks").nextLong())
        .isNotEqualTo(new Generator(3).split("devices").nextLong())
        .isNotEqualTo(new Generator(4).split("clicks").nextLong());
    Set<Long> firsts = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      firsts.add(new Generator(3).split(i).nextLong());
    }
    assertThat(firsts).hasSize(10_000);
  }

  @Test
  void boundsMustBePositive() {
    assertThatThrownBy(() -> new Generator(1).nextInt(0)).hasMessageContaining("found 0");
  }
}
