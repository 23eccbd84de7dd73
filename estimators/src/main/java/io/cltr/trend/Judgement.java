package io.cltr.trend;

/**
 * A number of one night beside those of the nights before, on the scale on which people read it.
 *
 * @param value tonight's
 * @param expected what the nights before predict
 * @param low lower end of the prediction interval, outside of which there is an alarm
 * @param high upper end
 * @param nights how many it was compared with
 * @param p probability of a number as far off without a change, not corrected
 * @param alarm whether p is below {@link Trend#ALPHA} divided by the number of series
 */
public record Judgement(
    Series series,
    double value,
    double expected,
    double low,
    double high,
    int nights,
    double p,
    boolean alarm) {

  static Judgement of(Series series, Measured tonight, Prediction prediction, double alpha) {
    double half = prediction.halfWidth(tonight, alpha);
    double p = prediction.p(tonight);
    return new Judgement(
        series,
        series.shown(tonight.value()),
        series.shown(prediction.mean()),
        series.shown(prediction.mean() - half),
        series.shown(prediction.mean() + half),
        prediction.nights(),
        p,
        p < alpha);
  }
}
