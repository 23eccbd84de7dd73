package io.cltr.bench;

import java.util.List;
import java.util.Optional;

/**
 * What one method makes of logs of one size of one world, in one measure.
 *
 * @param size of the logs
 * @param outcomes by replicate
 * @param worth mean over logs and parts
 * @param gaps to the other methods, in their order
 */
public record OutcomeCell(
    String world,
    String measure,
    long size,
    String subject,
    List<Outcome> outcomes,
    CrossedMean worth,
    List<Gap> gaps) {

  /**
   * How much more a method's outcomes are worth than another's, paired by log and part.
   *
   * @param other name of the other method
   * @param difference own worth less the other's, on the logs where both made something
   */
  public record Gap(String other, CrossedMean difference) {}

  /** Logs on which it was run. */
  public int replicates() {
    return outcomes.size();
  }

  /** Logs of which it made nothing. */
  public int failures() {
    return (int) outcomes.stream().filter(o -> !o.succeeded()).count();
  }

  /** Why it made nothing of the first of them; "" where it made something of all. */
  public String firstFailure() {
    return outcomes.stream()
        .filter(o -> !o.succeeded())
        .map(Outcome::failure)
        .findFirst()
        .orElse("");
  }

  /** Share of the outcomes that came with a warning; NaN without outcomes. */
  public double warned() {
    long warned = outcomes.stream().filter(o -> o.warnings() > 0).count();
    int made = replicates() - failures();
    return made == 0 ? Double.NaN : (double) warned / made;
  }

  /** The mean worth with an interval for other logs, the parts of the truth being the same. */
  public CrossedMean onSameParts(double level) {
    return CrossedMean.of(
        outcomes.stream().filter(Outcome::succeeded).map(o -> new double[] {o.worth()}).toList(),
        level);
  }

  /** The gap to {@code other}; empty for the method itself and where the other was not run. */
  public Optional<Gap> to(String other) {
    return gaps.stream().filter(gap -> gap.other().equals(other)).findFirst();
  }
}
