package io.cltr.learner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.optimise.Lbfgs;
import io.cltr.scorer.Linear;
import io.cltr.scorer.Network;
import io.cltr.signal.Affine;
import io.cltr.signal.InversePropensity;
import io.cltr.signal.PolicyAware;
import java.util.List;
import org.junit.jupiter.api.Test;

class HyperParametersTest {
  private static final List<Double> L2 = List.of(.1);

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new InversePropensity(List.of(5.0, .5)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("signal ips: clips: found 0.5");
    assertThatThrownBy(() -> new PolicyAware(List.of(Double.NaN)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found NaN");
    assertThatThrownBy(() -> new Affine(List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("clips: found an empty list");
    assertThatThrownBy(() -> naive(List.of(-1.0), 0))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("click-naive.l2: found -1.0");
    assertThatThrownBy(() -> naive(L2, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("click-naive.distillation: found 1.0");
    assertThatThrownBy(() -> new Network(List.of(4, 0)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found [4, 0]");
  }

  private static Learner naive(List<Double> l2, double distillation) {
    return new ClickNaive(Lists.shown, new Linear(), l2, new Lbfgs(), distillation);
  }
}
