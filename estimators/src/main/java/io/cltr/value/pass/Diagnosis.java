package io.cltr.value.pass;

import io.cltr.interval.Bounds;
import io.cltr.interval.Totals;
import io.cltr.value.ActionValue;
import io.cltr.value.Diagnostic;
import io.cltr.value.SlateValue;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueEstimator.Basis;
import io.cltr.value.metric.Metric;
import io.cltr.value.sum.Cells;
import io.cltr.value.sum.QueryEvidence.SliceEvidence;
import io.cltr.value.sum.SliceSums;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the evidence says about trusting one value: every threshold with its warning, and a line of
 * advice in it.
 */
final class Diagnosis {
  private static final double CUT = 0.01;
  private static final double SPARSE = 0.1;
  private static final double EXCESS = 0.25;
  private static final double UNMODELLED = 0.01;
  private static final double UNDEFINED = 0.1;
  private static final double ROUNDING = 1e-9;

  private final Cells cells;
  private final SliceSums sums;
  private final int policy;
  private final int metricIndex;
  private final Metric metric;
  private final Basis basis;
  private final boolean displays;
  private final ValueEstimator estimator;
  private final int pair;
  private final int cell;
  private final double n;
  private final String unranked;
  private final OptionalDouble whole;
  private final double tail;
  private final double value;
  private final double error;

  Diagnosis(
      Valuation valuation,
      Cells cells,
      SliceSums sums,
      int policy,
      int metric,
      int estimator,
      double n,
      Totals totals,
      double tail,
      double value,
      double error) {
    this.cells = cells;
    this.sums = sums;
    this.policy = policy;
    this.metricIndex = metric;
    this.metric = cells.metrics().get(metric);
    this.estimator = valuation.estimators().get(estimator);
    this.basis = this.estimator.basis();
    this.displays = valuation.weighting() instanceof DisplayWeighting;
    this.pair = cells.pair(policy, metric);
    this.cell = cells.cell(pair, estimator);
    this.n = n;
    this.unranked = valuation.weighting().undefined(this.estimator);
    this.whole = valuation.weighting().effectiveUnits(this.estimator, totals);
    this.tail = tail;
    this.value = value;
    this.error = error;
  }

  /** (Σw)²/Σw² over units; all units for a value that no weights enter. */
  double effectiveUnits() {
    return basis.usesWeights()
        ? whole.orElseGet(() -> sums.weights().effectiveUnits(cell))
        : sums.units();
  }

  double largestShare() {
    return !basis.usesWeights() ? 1.0 / sums.units() : sums.weights().largestShare(cell);
  }

  /** What a cap took, as far as it is lost to the value. */
  double cutAsBias() {
    return basis == Basis.WEIGHTS ? Math.max(0, sums.cut(cell)) : 0;
  }

  /** Whether a verdict may rest on the value. */
  boolean trusted() {
    return basis.usesWeights()
        && effectiveUnits() >= Diagnostic.EFFECTIVE_UNITS.threshold()
        && (sums.cutShare(cell) > 0 || !offBalance())
        && undefined() <= UNDEFINED
        && !ignoredTrust()
        && !silent()
        && !still();
  }

  /** The share of impressions for which the policy has no ranking. */
  private double undefined() {
    return sums.evidence().undefined()[policy] / n;
  }

  /** Whether clicks of trust are taken for relevance. */
  private boolean ignoredTrust() {
    return cells.examination().hasTrust() && estimator.ignoresTrust();
  }

  /** Whether nothing that the metric counts ever happened. */
  private boolean silent() {
    return sums.evidence().outcomes()[metricIndex] == 0;
  }

  /** Whether no unit differs from another, so that there is no telling what chance does. */
  private boolean constant() {
    return !estimator.mayStandStill() && still();
  }

  /** Whether the value has no error. */
  private boolean still() {
    return error <= ROUNDING * Math.abs(value);
  }

  /** Whether it matters what was displayed, and not only what could have been. */
  private boolean ofDisplays() {
    return displays && !ofSlates();
  }

  private boolean ofSlates() {
    return displays && estimator.ofRankings().orElse(null) instanceof SlateValue;
  }

  private boolean offBalance() {
    return sums.weights().offBalance(cell, n, Diagnostic.MEAN_WEIGHT.threshold(), ROUNDING);
  }

  List<String> warnings(Bounds interval) {
    List<String> warnings = new ArrayList<>();
    if (basis == Basis.MODEL) {
      warnings.add(
          Diagnostic.DO_NOT_TRUST
              + " alone: the value is the reward model's, and its interval does not know the model's"
              + " error; compare with dr");
    } else if (basis == Basis.USER) {
      warnings.add(
          Diagnostic.DO_NOT_TRUST
              + " alone: the value is the click model's; its interval knows what chance does to the"
              + " model's parameters, and nothing of users who behave otherwise; compare clicks"
              + " with dr");
    } else if (sums.weight(cell) == 0) {
      warnings.add(
          Diagnostic.DO_NOT_TRUST
              + (basis == Basis.BOTH
                  ? ": no weight is used, so the value is the reward model's alone"
                  : ": the log displays nothing that the policy ranks")
              + "; value a policy closer to the loggers");
    }
    addUnits(warnings);
    addChance(warnings);
    if (basis.usesWeights() && sums.weight(cell) != 0) {
      addWeights(warnings);
    }
    addSupport(warnings);
    addDisplays(warnings);
    if (!interval.holds()) {
      warnings.add("no interval: " + interval.refusal());
    }
    return warnings;
  }

  private void addUnits(List<String> warnings) {
    if (sums.units() < Diagnostic.UNITS.threshold()) {
      warnings.add(
          "only %d %s; value a longer log".formatted(sums.units(), Diagnostic.UNITS.phrase()));
    }
  }

  private void addChance(List<String> warnings) {
    if (silent()) {
      warnings.add(
          "do not trust: the log has no click or reward that %s counts, so it cannot tell how rare"
                  .formatted(metric.id())
              + " they are; use more days");
    } else if (basis.usesWeights() && sums.weight(cell) != 0 && constant()) {
      warnings.add(
          "do not trust: all units say the same, so an interval by their differences has no width;"
              + " use more days, or a finite-sample kind");
    } else if (estimator.mayStandStill() && still()) {
      warnings.add(
          "the value is the same for all shares near its own, so its differences have no error: no"
              + " verdict rests on it; read the interval of each value");
    }
  }

  private void addWeights(List<String> warnings) {
    if (effectiveUnits() < Diagnostic.EFFECTIVE_UNITS.threshold()) {
      warnings.add(
          "%s: %s %.1f effective units of %d; value a policy closer to the loggers, cap the weights,"
                  .formatted(
                      Diagnostic.DO_NOT_TRUST,
                      Diagnostic.EFFECTIVE_UNITS.phrase(),
                      effectiveUnits(),
                      sums.units())
              + " or log more");
    }
    if (largestShare() > Diagnostic.LARGEST_SHARE.threshold()) {
      warnings.add(
          "%s %.0f%% of the weight: the value is largely that unit's; cap the weights, or look at"
                  .formatted(Diagnostic.LARGEST_SHARE.phrase(), 100 * largestShare())
              + " the unit");
    }
    if (tail > Diagnostic.PARETO_SHAPE.threshold()) {
      warnings.add(
          "%s of shape %.2f (above %.1f the mean may not settle with more data): %s the interval;"
                  .formatted(
                      Diagnostic.PARETO_SHAPE.phrase(),
                      tail,
                      Diagnostic.PARETO_SHAPE.threshold(),
                      Diagnostic.DO_NOT_TRUST)
              + " cap the weights");
    }
    double cut = sums.cutShare(cell);
    if (basis == Basis.WEIGHTS && cut > CUT) {
      warnings.add(
          "the cap removed %.1f%% of the weight: the value is too low; raise the cap, or compare"
                  .formatted(100 * cut)
              + " with dr");
    } else if (basis == Basis.BOTH && cut > CUT) {
      warnings.add(
          "%.1f%% of the weight was shrunk away: so far the value is the reward model's alone"
              .formatted(100 * cut));
    } else if (sums.cutShare(cell) == 0 && offBalance()) {
      warnings.add(
          "%s: %s %.3g (standard error %.2g) and should be 1: %s"
              .formatted(
                  Diagnostic.DO_NOT_TRUST,
                  Diagnostic.MEAN_WEIGHT.phrase(),
                  sums.weights().balance(cell),
                  sums.weights().balanceError(cell, n),
                  ofSlates()
                      ? SlateValue.OFF_BALANCE
                      : estimator
                          .ofActions()
                          .map(ActionValue::offBalance)
                          .orElse(
                              "the log does not display every document in every impression; use"
                                  + " ips")));
    }
  }

  private void addSupport(List<String> warnings) {
    double wanted = sums.evidence().rankWeight()[pair] / n;
    double unsupported = sums.evidence().unsupported()[cell] / n;
    double modelled = sums.evidence().modelled()[cell] / n;
    double off = ofDisplays() ? unsupported + modelled : 0;
    if (off > Diagnostic.UNSUPPORTED.threshold() * wanted && basis == Basis.WEIGHTS) {
      warnings.add(
          "%.1f%% %s; they count as 0, and could add %.3g; let a logger display them"
              .formatted(100 * off / wanted, Diagnostic.UNSUPPORTED.phrase(), unsupported));
    } else if (off > Diagnostic.UNSUPPORTED.threshold() * wanted && basis == Basis.BOTH) {
      warnings.add(
          "%.1f%% %s; the reward model alone gives them %.3g; let a logger display them"
              .formatted(100 * off / wanted, Diagnostic.UNSUPPORTED.phrase(), modelled));
    }
    if (basis == Basis.USER && modelled > Diagnostic.UNSUPPORTED.threshold() * value) {
      warnings.add(
          "%.1f%% of the value is of documents of which the log tells the click model nothing: they"
                  .formatted(100 * modelled / value)
              + " have its prior's numbers, and could add %.3g; let a logger display them"
                  .formatted(unsupported));
    }
    double unmodelled = sums.evidence().unmodelled()[0] / n;
    if (basis.needsModel() && unmodelled > UNMODELLED) {
      warnings.add(
          "the reward model predicts nothing for %.1f%% of the impressions: they count as predicted"
                  .formatted(100 * unmodelled)
              + " 0; give features and rewards that cover them");
    }
    if (undefined() > 0) {
      warnings.add(
          "%sthe policy has no ranking for %.1f%% of the impressions, %s; let it rank"
                  .formatted(
                      undefined() > UNDEFINED ? Diagnostic.DO_NOT_TRUST + ": " : "",
                      100 * undefined(),
                      unranked)
              + " every query");
    }
    if (metric.depth() > cells.examination().depth()) {
      warnings.add(
          "the log shows %d positions: %s counts no rank beyond them; choose a smaller k"
              .formatted(cells.examination().depth(), metric.id()));
    }
    if (ignoredTrust()) {
      warnings.add(
          "%s: the examination has clicks of trust, which %s ignores: the value is too high; use"
                  .formatted(Diagnostic.DO_NOT_TRUST, estimator.id())
              + " affine");
    }
  }

  private void addDisplays(List<String> warnings) {
    if (ofSlates()) {
      return;
    }
    double wanted = sums.evidence().rankWeight()[pair] / n;
    double sparse = sums.evidence().sparse()[pair] / n / wanted;
    if (sparse > SPARSE) {
      warnings.add(
          "%.0f%% of the rank weight is on documents displayed fewer than %d times for their query:"
                  .formatted(100 * sparse, SliceEvidence.FEW)
              + " the interval is too short; value a longer log");
    }
    double excess = sums.evidence().excess()[pair] / n;
    if (basis != Basis.USER && Math.abs(excess) > EXCESS * error) {
      warnings.add(
          "the downsampled log keeps few impressions of a query: the value is %.3g too %s or more"
                  .formatted(Math.abs(excess), excess > 0 ? "high" : "low")
              + " (%.1f standard errors); keep more".formatted(Math.abs(excess) / error));
    }
  }
}
