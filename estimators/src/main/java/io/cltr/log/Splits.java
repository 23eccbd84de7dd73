package io.cltr.log;

import java.io.Serializable;

/**
 * Which units train, which choose hyper-parameters, and which are left to value policies on.
 *
 * @param train share of the units that rankers are trained on
 * @param select share of the units that hyper-parameters are chosen on
 */
public record Splits(double train, double select) implements Serializable {
  /** Of ten units four train, two choose, four value. */
  public Splits() {
    this(0.4, 0.2);
  }

  /** Checks that every part gets some units. */
  public Splits {
    if (!(train > 0 && select > 0 && train + select < 1)) {
      throw new ConfigException(
          "splits: train %s and select %s must be positive and leave a share for evaluation"
              .formatted(train, select));
    }
  }

  /** A part of the units. */
  public enum Part {
    /** Rankers are trained on it. */
    TRAIN,
    /** Hyper-parameters are chosen on it. */
    SELECT,
    /** Policies are valued on it. */
    EVALUATE
  }

  /** The part that {@code unit} belongs to: a function of the id and the seed. */
  public Part part(String unit, long seed) {
    double u = Units.splitPoint(unit, seed);
    return u < train ? Part.TRAIN : u < train + select ? Part.SELECT : Part.EVALUATE;
  }
}
