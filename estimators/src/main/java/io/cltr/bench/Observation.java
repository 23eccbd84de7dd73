package io.cltr.bench;

/**
 * What one method said of one quantity on one log, beside the truth.
 *
 * @param subject name of the method
 * @param estimand name of the quantity
 * @param estimate NaN where there is none
 * @param standardError NaN where there is none
 * @param low lower end of the interval; NaN where there is no finite one
 * @param high upper end
 * @param truth what should have been found
 * @param warnings number of warnings
 * @param failure why there is no estimate; "" where there is one
 */
public record Observation(
    String subject,
    String estimand,
    double estimate,
    double standardError,
    double low,
    double high,
    double truth,
    int warnings,
    String failure) {

  static Observation of(Estimate found, double truth) {
    if (!Double.isFinite(found.value())) {
      return failed(
          found.subject(),
          found.estimand(),
          truth,
          found.warnings().stream().findFirst().orElse("the estimate is not a number"));
    }
    boolean bounded = Double.isFinite(found.low()) && Double.isFinite(found.high());
    return new Observation(
        found.subject(),
        found.estimand(),
        found.value(),
        Double.isFinite(found.standardError()) ? found.standardError() : Double.NaN,
        bounded ? found.low() : Double.NaN,
        bounded ? found.high() : Double.NaN,
        truth,
        found.warnings().size(),
        "");
  }

  static Observation failed(String subject, String estimand, double truth, String why) {
    double none = Double.NaN;
    return new Observation(subject, estimand, none, none, none, none, truth, 0, why);
  }

  /** Whether there is an estimate. */
  public boolean succeeded() {
    return failure.isEmpty();
  }

  /** Whether there is a finite interval. */
  public boolean bounded() {
    return !Double.isNaN(low);
  }

  /** Whether the interval contains the truth. */
  public boolean covers() {
    return low <= truth && truth <= high;
  }
}
