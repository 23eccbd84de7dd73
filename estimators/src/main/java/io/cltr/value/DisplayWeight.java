package io.cltr.value;

import java.io.Serializable;

/**
 * The weight u of a display of a document with mean examination ρ at a position examined with α.
 */
public interface DisplayWeight extends Serializable {
  /** u. */
  double of(double exposure, double alpha);

  /** ∂u/∂log ρ. */
  double byExposure(double exposure, double alpha);

  /** ∂u/∂log α at a fixed ρ. */
  double byExamination(double exposure, double alpha);

  /** u where nothing caps it. */
  default double uncapped(double exposure, double alpha) {
    return of(exposure, alpha);
  }

  /** u = min(1/ρ, τ), policy-aware (Oosterhuis, de Rijke 2020). */
  record Exposure(double clip) implements DisplayWeight {
    @Override
    public double of(double exposure, double alpha) {
      return Math.min(1 / exposure, clip);
    }

    @Override
    public double byExposure(double exposure, double alpha) {
      return 1 / exposure <= clip ? -1 / exposure : 0;
    }

    @Override
    public double byExamination(double exposure, double alpha) {
      return 0;
    }

    @Override
    public double uncapped(double exposure, double alpha) {
      return 1 / exposure;
    }
  }

  /** u = 1/α, whatever the log displayed otherwise (Joachims et al. 2017). */
  record Position() implements DisplayWeight {
    @Override
    public double of(double exposure, double alpha) {
      return 1 / alpha;
    }

    @Override
    public double byExposure(double exposure, double alpha) {
      return 0;
    }

    @Override
    public double byExamination(double exposure, double alpha) {
      return -1 / alpha;
    }
  }

  /** u = 0. */
  record None() implements DisplayWeight {
    @Override
    public double of(double exposure, double alpha) {
      return 0;
    }

    @Override
    public double byExposure(double exposure, double alpha) {
      return 0;
    }

    @Override
    public double byExamination(double exposure, double alpha) {
      return 0;
    }
  }
}
