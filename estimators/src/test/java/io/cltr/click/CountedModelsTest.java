package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.Source;
import io.cltr.fold.ToMap;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountedModelsTest {
  private static final String[] SHOWN = {"a", "b", "c"};
  private static final Source<Impression> LOG =
      Source.of(
          List.of(
              Logs.impression("1", "u", "q", "", SHOWN, new double[] {1, 0, 1}).withWeight(2),
              Logs.impression("2", "u", "q", "", new String[] {"b", "a"}, new double[] {0, 1})),
          Impression.LAYOUT);

  @Test
  void ratesAreClicksOfDisplaysWithThePriorAdded() {
    assertThat(((Gctr) new GctrModel(1, 1).fit(LOG).behaviour()).rate()).isEqualTo(6.0 / 10);
    assertThat(((Rctr) new RctrModel(1, 1).fit(LOG).behaviour()).rates())
        .containsExactly(3.0 / 5, 2.0 / 5, 3.0 / 4);
    FittedClickModel fitted = new DctrModel(1, 2).fit(LOG);
    Map<String, Attributes> attributes = fitted.attributes().fold(new ToMap<>());
    assertThat(attributes.get("q").documents()).containsExactly("a", "b", "c");
    assertThat(attributes.get("q").values()).containsExactly(4.0 / 6, 1.0 / 6, 3.0 / 5);
    assertThat(fitted.unseen()).containsExactly(1.0 / 3);
  }

  @Test
  void numbersOfAListAreThoseOfItsDocuments() {
    Attributes attributes =
        new Attributes(new String[] {"a", "c"}, new double[] {0.1, 0.2, 0.3, 0.4});
    Impression shown = Logs.impression("1", "u", "q", "", SHOWN, new double[3]);
    assertThat(attributes.of(shown, new double[] {0.5, 0.6}))
        .containsExactly(0.1, 0.2, 0.5, 0.6, 0.3, 0.4);
    assertThat(attributes.of(shown, new double[0])).isEmpty();
  }

  @Test
  void deeperPositionsThanKnownHaveTheRateOfTheLast() {
    double[] rates = new Rctr(new double[] {0.5, 0.25}).marginal(new int[] {2, 9}, new double[0]);
    assertThat(rates).containsExactly(0.25, 0.25);
    Generator random = new Generator(1);
    Rctr sure = new Rctr(new double[] {1, 0});
    assertThat(sure.sample(new int[] {1, 2, 3}, new double[0], random)).containsExactly(1, 0, 0);
  }

  @Test
  void parametersThatAreNoProbabilitiesAreRefused() {
    assertThatThrownBy(() -> new Gctr(1.5)).hasMessageContaining("rate must be a probability");
    assertThatThrownBy(() -> new Rctr(new double[0])).hasMessageContaining("one probability");
    assertThatThrownBy(() -> new DctrModel(0, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessage("click model dctr: priorClicks must be above 0 and finite, found 0.0");
  }
}
