package io.cltr.trend;

import io.cltr.interval.StudentT;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a run, for later ones to be compared with.
 *
 * @param day the last of its log; "" where the log has no times
 * @param impressions of the log as it is, as are clicks
 * @param units of the log
 * @param values of the candidate and of production, of the whole log
 * @param difference candidate minus production, on the same units; {@link Measured#NONE} without
 *     both
 * @param propensities examination
 * @param drift what the run was warned of
 * @param verdict of its gate; "" where it had none
 */
public record Night(
    String day,
    long impressions,
    long clicks,
    long units,
    List<PolicyValue> values,
    Measured difference,
    Curve propensities,
    Drift drift,
    String verdict) {

  /** Copies the list. */
  public Night {
    values = List.copyOf(values);
  }

  /** The value of the policy that has {@code role}; empty where none was valued. */
  public Optional<PolicyValue> value(Role role) {
    return values.stream().filter(value -> value.role() == role).findFirst();
  }

  /**
   * A value per impression.
   *
   * @param policy its name on that night
   */
  public record PolicyValue(
      Role role,
      String policy,
      String metric,
      String estimator,
      double value,
      double standardError) {

    /** The value of {@code cell}; its error is that of its influence. */
    public static PolicyValue of(Role role, CellValue cell) {
      double error = ValueTable.contrast(1, cell, 0, cell).standardError();
      return new PolicyValue(
          role, cell.policy(), cell.metric(), cell.estimator(), cell.value(), error);
    }

    Measured measured() {
      return new Measured(value, standardError);
    }
  }

  /**
   * Examination.
   *
   * @param estimator "" where it was not estimated
   * @param positions those beyond 1 that were identified
   */
  public record Curve(String estimator, List<Examined> positions) {
    /** No curve. */
    public static final Curve NONE = new Curve("", List.of());

    /** Copies the list. */
    public Curve {
      positions = List.copyOf(positions);
    }

    /** The curve of {@code estimate}; errors are cluster-robust over unit buckets. */
    public static Curve of(PropensityEstimate estimate) {
      boolean given = estimate.influence().isNone();
      List<Examined> positions = new ArrayList<>();
      for (PositionEstimate at : estimate.positions()) {
        if (at.position() > 1 && !Double.isNaN(at.propensity())) {
          double[] influence = estimate.influence().column(at.position() - 1);
          positions.add(
              new Examined(
                  at.position(),
                  StrictMath.log(at.propensity()),
                  given ? 0 : StudentT.standardError(influence)));
        }
      }
      return new Curve(estimate.estimator(), positions);
    }
  }

  /**
   * Examination at a position.
   *
   * @param logTheta log θ relative to position 1
   */
  public record Examined(int position, double logTheta, double standardError) {}

  /**
   * What a run was warned of.
   *
   * @param alarms of the study of propensities: days, loggers and runs whose curve differs, and
   *     loggers that changed
   * @param findings of checks of the log, at the level of a warning or an error
   */
  public record Drift(long alarms, long findings) {}
}
