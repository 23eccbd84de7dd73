package io.cltr.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.ToList;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.method.Methods;
import io.cltr.reward.CrossFit;
import io.cltr.testing.Logs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every logging model must do, and what each of them recovers. */
class LoggingModelTest {
  private static final CrossFit FOLDS = new CrossFit(4, 23);
  private static final ActionWorld SWAYED = new ActionWorld(0.8, 1);
  private static final ActionWorld BLIND = new ActionWorld(0, 0);

  static Stream<LoggingModel> models() {
    return Methods.of(LoggingModel.class).values().stream()
        .filter(model -> !(model instanceof Logged));
  }

  /** Neither what a unit was shown nor any click moves the probabilities of its fold. */
  @ParameterizedTest
  @MethodSource("models")
  void whatAUnitWasShownDoesNotChangeTheModelUsedForIt(LoggingModel model) {
    List<Impression> log = SWAYED.log(400, 3);
    Impression one = log.get(7);
    int fold = FOLDS.fold(one.unit());
    String other = one.documents()[0].equals("d2") ? "d3" : "d2";
    List<Impression> changed = new ArrayList<>(log);
    int device = List.of(ActionWorld.DEVICES).indexOf(one.context().get("device"));
    int query = Integer.parseInt(one.query().substring(1));
    int document = Integer.parseInt(other.substring(1));
    changed.set(7, ActionWorld.impression(7, query, device, document, 1));
    Map<String, Double> before = probabilities(model, log);
    Map<String, Double> after = probabilities(model, changed);
    boolean othersMoved = false;
    for (Impression shown : log) {
      if (FOLDS.fold(shown.unit()) != fold) {
        othersMoved |= !after.get(shown.id()).equals(before.get(shown.id()));
      } else if (!shown.id().equals(one.id())) {
        assertThat(after.get(shown.id())).isEqualTo(before.get(shown.id()));
      }
    }
    assertThat(othersMoved).isTrue();
    List<Impression> clicked = log.stream().map(i -> i.clicked() == 1 ? i : withClick(i)).toList();
    assertThat(probabilities(model, clicked)).isEqualTo(before);
  }

  private static Impression withClick(Impression one) {
    int i = Integer.parseInt(one.id().substring(1));
    return ActionWorld.impression(
        i,
        Integer.parseInt(one.query().substring(1)),
        List.of(ActionWorld.DEVICES).indexOf(one.context().get("device")),
        Integer.parseInt(one.documents()[0].substring(1)),
        1);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theSameLogInAnotherOrderGivesTheSameBits(LoggingModel model) {
    List<Impression> log = SWAYED.log(300, 3);
    List<Impression> turned = new ArrayList<>(log);
    Collections.reverse(turned);
    assertThat(probabilities(model, turned)).isEqualTo(probabilities(model, log));
  }

  @ParameterizedTest
  @MethodSource("models")
  void probabilitiesAreInRangeEvenOfWhatIsRare(LoggingModel model) {
    List<Impression> log = new ArrayList<>(BLIND.log(60, 3));
    log.add(ActionWorld.impression(60, 1, 0, 5, 0));
    LoggingEstimate estimate = estimate(model, log, false);
    double smallest = 1;
    for (Impression one : estimate.log().fold(new ToList<>())) {
      assertThat(one.loggingProbabilities()).hasSize(1);
      assertThat(one.loggingProbabilities()[0]).isBetween(1e-12, 1.0);
      smallest = Math.min(smallest, one.loggingProbabilities()[0]);
    }
    assertThat(estimate.smallest()).isEqualTo(smallest);
    assertThat(estimate.warnings()).first().asString().contains("estimated from the log");
  }

  @ParameterizedTest
  @MethodSource("models")
  void aLoggerThatLooksAtNothingIsRecovered(LoggingModel model) {
    List<Impression> log = new ArrayList<>();
    for (Impression one : BLIND.log(30_000, 5)) {
      if (one.query().equals("q1")) {
        log.add(one);
      }
    }
    LoggingEstimate estimate = estimate(model, log, false);
    assertThat(error(BLIND, estimate)).isLessThan(0.06);
    assertThat(estimate.errorAfter()).isLessThan(0.03);
    assertThat(estimate.temperatures()).allMatch(t -> t > 0.9 && t < 1.1);
  }

  @Test
  void theMultinomialModelRecoversContextAndFeatures() {
    List<Impression> log = SWAYED.log(20_000, 5);
    LoggingEstimate seeing = estimate(new Multinomial(), log, true);
    LoggingEstimate blind = estimate(new ContextFree(), log, true);
    assertThat(error(SWAYED, seeing)).isLessThan(0.08).isLessThan(error(SWAYED, blind) / 4);
    assertThat(seeing.errorAfter()).isLessThan(0.04);
    assertThat(seeing.kind()).isEqualTo("multinomial");
    double weights = 0;
    for (Impression one : seeing.log().fold(new ToList<>())) {
      int candidates = List.of(4, 6, 5).get(Integer.parseInt(one.query().substring(1)));
      weights += 1 / one.loggingProbabilities()[0] / candidates / log.size();
    }
    assertThat(weights).isCloseTo(1, within(0.03));
  }

  @Test
  void documentsWithoutParametersOfTheirOwnAreToldApartByFeatures() {
    List<Impression> log = new ActionWorld(0, 1).log(10_000, 5);
    double error = error(new ActionWorld(0, 1), estimate(new Multinomial(1e-4, 200, 3), log, true));
    assertThat(error).isLessThan(0.25);
    assertThat(error(new ActionWorld(0, 1), estimate(new Multinomial(1e-4, 200, 3), log, false)))
        .isGreaterThan(2 * error);
  }

  @Test
  void logsOfRankingsAndTwoFoldsAreRefused() {
    Impression two =
        Logs.impression("i", "u", "q", "L", new String[] {"a", "b"}, new double[] {0, 1});
    assertThatThrownBy(() -> estimate(new ContextFree(), List.of(two), false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("impression 'i' shows 2 documents");
    assertThatThrownBy(
            () ->
                new Multinomial()
                    .estimate(
                        ActionWorld.source(BLIND.log(10, 1)),
                        ActionWorld.queries(false),
                        new CrossFit(2, 1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("need 3 folds");
  }

  /** Mean of |log(estimate/truth)|. */
  private static double error(ActionWorld world, LoggingEstimate estimate) {
    return estimate.log().fold(new ToList<>()).stream()
        .mapToDouble(
            one -> Math.abs(StrictMath.log(one.loggingProbabilities()[0] / world.truth(one))))
        .average()
        .orElseThrow();
  }

  private static Map<String, Double> probabilities(LoggingModel model, List<Impression> log) {
    return estimate(model, log, true).log().fold(new ToList<>()).stream()
        .collect(Collectors.toMap(Impression::id, one -> one.loggingProbabilities()[0]));
  }

  private static LoggingEstimate estimate(
      LoggingModel model, List<Impression> log, boolean features) {
    return model.estimate(ActionWorld.source(log), ActionWorld.queries(features), FOLDS);
  }
}
