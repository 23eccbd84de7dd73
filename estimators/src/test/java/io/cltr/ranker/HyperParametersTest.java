package io.cltr.ranker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HyperParametersTest {
  private static final List<Double> L2 = List.of(.1);

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new IpsSoftmax(List.of(5.0, .5), L2, 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ips-softmax.clips: found 0.5");
    assertThatThrownBy(() -> new IpsSoftmax(List.of(Double.NaN), L2, 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found NaN");
    assertThatThrownBy(() -> new IpsSoftmax(List.of(), L2, 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ips-softmax.clips: found an empty list");
    assertThatThrownBy(() -> new ClickNaive(List.of(-1.0), 10))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("click-naive.l2: found -1.0");
    assertThatThrownBy(() -> new ClickNaive(L2, 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("click-naive.maxIterations: found 0");
  }
}
