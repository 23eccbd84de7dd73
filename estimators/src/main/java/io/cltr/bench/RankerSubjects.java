package io.cltr.bench;

import io.cltr.learner.ClickNaive;
import io.cltr.learner.FullInformation;
import io.cltr.learner.IpsSoftmax;
import io.cltr.learner.Learner;
import io.cltr.log.ConfigException;
import io.cltr.method.Methods;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimator;
import io.cltr.value.ValueEstimator;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.Dcg;
import io.cltr.value.metric.Metric;
import java.util.List;

/**
 * Learners of rankers: each trains on every log, and what its ranker is worth on the site's test
 * queries, which no log has, is known exactly: NDCG@10 (mean over the queries that have a relevant
 * document; for the others every ranking is as good), and DCG@10 of γ and clicks per impression
 * (means by the queries' traffic). Production, the site's main logger, stands beside them.
 *
 * <p>Of a learner's grid of hyper-parameters that ranker is taken which is worth most by {@code
 * metric} and {@code estimator} on held-out units of the same log, of equals the first; the truth
 * chooses nothing. {@code full-information} is given the true grades of the queries that are asked.
 *
 * @param name begins the subjects' names; "" for the learners' names alone
 * @param worlds on whose logs they run; empty for all
 * @param learners what learns
 * @param propensities how examination is estimated on each log; {@code given} without a curve for
 *     the world's true one
 * @param select share of the units that hyper-parameters are chosen on, in (0, 1); the others train
 * @param metric what hyper-parameters are chosen by
 * @param estimator of the metric; without a reward model
 */
public record RankerSubjects(
    String name,
    List<String> worlds,
    List<Named> learners,
    PropensityEstimator propensities,
    double select,
    Metric metric,
    ValueEstimator estimator)
    implements Subjects {
  /** What the site ranked by when its logs were written. */
  public static final String PRODUCTION = "production";

  /**
   * A learner.
   *
   * @param name what reports call it; "" for its id and the parameters that are not the default
   */
  public record Named(String name, Learner learner) {
    /** The learner of debiased clicks. */
    public Named() {
      this("", new IpsSoftmax());
    }

    /** Fills the name in. */
    public Named {
      if (name == null || name.isEmpty()) {
        name = Methods.label(learner);
      }
    }
  }

  /** Debiased clicks, raw clicks and true grades, θ known; a fifth of the units choose. */
  public RankerSubjects() {
    this(
        "",
        List.of(),
        List.of(
            new Named("", new IpsSoftmax()),
            new Named("", new ClickNaive()),
            new Named("", new FullInformation())),
        new GivenCurve(),
        0.2,
        new Dcg(10),
        new Ips());
  }

  /** Checks the range. */
  public RankerSubjects {
    worlds = List.copyOf(worlds);
    learners = List.copyOf(learners);
    if (!(select > 0 && select < 1)) {
      throw new ConfigException(
          "subjects: select: found %s, allowed is a share above 0 and below 1".formatted(select));
    }
    if (estimator.basis().needsModel()) {
      throw new ConfigException(
          "subjects: estimator '%s' needs a reward model; choose hyper-parameters by one that does not, such as ips"
              .formatted(estimator.id()));
    }
  }

  @Override
  public String id() {
    return "rankers";
  }

  @Override
  public String summary() {
    return "Learners of rankers, by what their rankers are truly worth";
  }

  @Override
  public String source() {
    return "—";
  }

  @Override
  public OutcomePanel on(Site site, double level, long seed) {
    return new RankerPanel(this, site, level, seed);
  }

  /** {@code label} as this group calls it. */
  String subject(String label) {
    return name.isEmpty() ? label : name + ": " + label;
  }
}
