package io.cltr.value;

import java.io.Serializable;

/**
 * An estimator on a log of rankings: V = mean_i [Σ_d ω(d) m(γ̂_d) + Σ_{d shown} ω(d) u(ρ_d, α_k)
 * e(c, α_k, β_k, γ̂_d)], with ω(d) the rank weight that the policy gives d, ρ_d the mean α that the
 * log gave it, γ̂ the reward model's prediction.
 *
 * @param weight u
 * @param outcome m and e
 */
public record RankingValue(DisplayWeight weight, Outcome outcome) implements Serializable {

  /** What a display is worth beside its weight. */
  public interface Outcome extends Serializable {
    /** e: what is weighted. */
    double residual(double click, double alpha, double beta, double gamma);

    /** ∂e/∂α. */
    double byExamination(double gamma);

    /** m: what every impression counts for a document, whatever it showed. */
    double imputed(double gamma);
  }

  /** e = c: right without trust bias. */
  public record Clicks() implements Outcome {
    @Override
    public double residual(double click, double alpha, double beta, double gamma) {
      return click;
    }

    @Override
    public double byExamination(double gamma) {
      return 0;
    }

    @Override
    public double imputed(double gamma) {
      return 0;
    }
  }

  /** e = c − β. */
  public record Affine() implements Outcome {
    @Override
    public double residual(double click, double alpha, double beta, double gamma) {
      return click - beta;
    }

    @Override
    public double byExamination(double gamma) {
      return 0;
    }

    @Override
    public double imputed(double gamma) {
      return 0;
    }
  }

  /** m = γ̂, e = c − αγ̂ − β. */
  public record Modelled() implements Outcome {
    @Override
    public double residual(double click, double alpha, double beta, double gamma) {
      return click - alpha * gamma - beta;
    }

    @Override
    public double byExamination(double gamma) {
      return -gamma;
    }

    @Override
    public double imputed(double gamma) {
      return gamma;
    }
  }
}
