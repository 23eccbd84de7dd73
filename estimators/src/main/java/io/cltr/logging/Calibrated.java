package io.cltr.logging;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.reward.CrossFit;
import java.util.ArrayList;
import java.util.List;

/** A fitted model, calibrated and applied to the log. */
final class Calibrated {
  private static final double SMALLEST = 1e-12;
  private static final double SMALL = 1e-3;
  private static final double LARGE_ERROR = 0.05;

  private Calibrated() {}

  static LoggingEstimate of(
      String kind, Source<Choice> choices, Actions actions, ChoiceModel model, CrossFit folds) {
    double[] kappas = choices.fold(new Temperatures(actions, model, folds));
    CalibrationError.Result error =
        choices.fold(new CalibrationError(actions, model, folds, kappas));
    Source<Impression> filled =
        choices.map(choice -> filled(choice, actions, model, folds, kappas));
    List<Double> temperatures = new ArrayList<>();
    for (double kappa : kappas) {
      temperatures.add(1 / kappa);
    }
    return new LoggingEstimate(
        filled,
        kind,
        folds.folds(),
        error.before(),
        error.after(),
        List.copyOf(temperatures),
        Math.max(error.smallest(), SMALLEST),
        warnings(kind, error));
  }

  private static Impression filled(
      Choice choice, Actions actions, ChoiceModel model, CrossFit folds, double[] kappas) {
    int fold = folds.fold(choice.impression().unit());
    double[] probabilities = ChoiceModel.probabilities(model.logits(choice, fold), kappas[fold]);
    double p = Math.max(probabilities[actions.chosen(choice)], SMALLEST);
    return choice.impression().withLoggingProbabilities(new double[] {Math.min(p, 1)});
  }

  private static List<String> warnings(String kind, CalibrationError.Result error) {
    List<String> warnings = new ArrayList<>();
    warnings.add(
        ("logging probabilities are estimated from the log (%s): intervals take them as known. On"
                + " held-out units %.1f%% of the choices lie elsewhere than they say, %.1f%% before"
                + " calibration")
            .formatted(kind, 100 * error.after(), 100 * error.before()));
    if (error.smallest() < SMALL) {
      warnings.add(
          "the smallest estimated logging probability is %.1e: single impressions may decide a value"
              .formatted(error.smallest()));
    }
    if (error.after() > LARGE_ERROR) {
      warnings.add(
          "%.0f%% of the choices lie elsewhere than the estimated logging probabilities say, after"
                  .formatted(100 * error.after())
              + " calibration: the model does not know what the logger looked at");
    }
    return List.copyOf(warnings);
  }
}
