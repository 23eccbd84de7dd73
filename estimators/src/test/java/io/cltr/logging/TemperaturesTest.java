package io.cltr.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.reward.CrossFit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemperaturesTest {
  private static final CrossFit FOLDS = new CrossFit(3, 2);
  private static final ActionWorld WORLD = new ActionWorld(1, 1);

  /** Log-odds that are three times the true ones must be divided by three. */
  @Test
  void overconfidentModelsAreCooledToTheTruth() {
    Source<Impression> log = ActionWorld.source(WORLD.log(20_000, 4));
    Actions actions = log.fold(new Actions.Finder());
    Source<Choice> choices = Choice.of(log, ActionWorld.queries(true));
    ChoiceModel model = (choice, fold) -> tripled(choice);
    double[] kappas = choices.fold(new Temperatures(actions, model, FOLDS));
    for (double kappa : kappas) {
      assertThat(kappa).isBetween(0.31, 0.36);
    }
    CalibrationError.Result error =
        choices.fold(new CalibrationError(actions, model, FOLDS, kappas));
    assertThat(error.before()).isGreaterThan(0.3);
    assertThat(error.after()).isLessThan(0.03);
  }

  @Test
  void aModelThatTellsNothingApartKeepsItsTemperature() {
    Source<Impression> log = ActionWorld.source(WORLD.log(100, 4));
    Actions actions = log.fold(new Actions.Finder());
    ChoiceModel model = (choice, fold) -> new double[actions.candidates(choice.query()).length];
    assertThat(
            Choice.of(log, ActionWorld.queries(true)).fold(new Temperatures(actions, model, FOLDS)))
        .containsOnly(1);
  }

  private static double[] tripled(Choice choice) {
    int q = Integer.parseInt(choice.query().id().substring(1));
    int device = List.of(ActionWorld.DEVICES).indexOf(choice.impression().context().get("device"));
    double[] logits = WORLD.probabilities(q, device);
    for (int j = 0; j < logits.length; j++) {
      logits[j] = 3 * StrictMath.log(logits[j]);
    }
    return logits;
  }
}
