package io.cltr.logging;

import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.List;

/**
 * A log with estimated logging probabilities, and how good they are.
 *
 * @param log the impressions with {@link Impression#loggingProbabilities} filled
 * @param kind id of the model
 * @param folds number of folds of units; 0 where nothing was estimated
 * @param errorBefore expected calibration error on held-out units before calibration, in [0, 2];
 *     NaN where nothing was estimated
 * @param errorAfter the same after it
 * @param temperatures what the fitted logits of each fold were divided by
 * @param smallest smallest estimated probability of what was shown; NaN where nothing was estimated
 * @param warnings what a reader must know
 */
public record LoggingEstimate(
    Source<Impression> log,
    String kind,
    int folds,
    double errorBefore,
    double errorAfter,
    List<Double> temperatures,
    double smallest,
    List<String> warnings) {}
