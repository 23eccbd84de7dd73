package io.cltr.value.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.Bounds;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Interval;
import io.cltr.interval.StudentT;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.log.Units;
import io.cltr.method.Methods;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.reward.CrossFit;
import io.cltr.reward.Predictions;
import io.cltr.reward.RewardModel;
import io.cltr.value.Comparison;
import io.cltr.value.RankingValues;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.estimator.BalancedIps;
import io.cltr.value.slice.Modelling;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@link DegenerateLogs} valued by every registered estimator with every registered kind of
 * interval: whatever the log, there are numbers or reasons, and never NaN.
 */
final class DegenerateValues {
  /** Finite-sample kinds have no standard error. */
  static final Set<String> WITHOUT_ERROR =
      Set.of("betting", "empirical-bernstein", "hoeffding", "sequence");

  /** Predicts nothing. */
  record Nothing() implements RewardModel {
    @Override
    public String id() {
      return "nothing";
    }

    @Override
    public String summary() {
      return "nothing";
    }

    @Override
    public String source() {
      return "test";
    }

    @Override
    public Source<Keyed<Predictions>> fit(
        Source<Impression> log,
        Source<Keyed<Query>> queries,
        Examination examination,
        CrossFit folds) {
      return Source.of(List.of(), Layout.byKey());
    }
  }

  private DegenerateValues() {}

  /** All that are registered for such a log, but for the one that needs a classifier. */
  private static List<ValueEstimator> estimators(boolean actions) {
    return Methods.of(ValueEstimator.class).values().stream()
        .filter(
            e ->
                actions
                    ? e.ofActions().isPresent()
                    : e.ofRankings().orElse(null) instanceof RankingValues)
        .filter(e -> !(e instanceof BalancedIps))
        .toList();
  }

  /** The kind of the report first. */
  static List<Interval> kinds() {
    List<Interval> kinds = new ArrayList<>(List.of(new StudentT()));
    Methods.of(Interval.class).values().stream()
        .filter(kind -> !(kind instanceof StudentT))
        .forEach(kinds::add);
    return kinds;
  }

  static ValueTable values(
      DegenerateLogs logs, List<Impression> log, RewardModel model, Policy... policies) {
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    ValueTable table =
        new Valuation(
                List.of(policies),
                logs.metrics(),
                estimators(logs.actions()),
                new Slices(List.of()),
                logs.examination(),
                logs.weighting(log),
                Optional.of(new Modelling(model, new CrossFit(2, 1))),
                kinds())
            .run(
                source,
                source.grouped(Impression::query, new DisplaysFold()),
                Source.of(List.of(), Layout.byKey()),
                BucketInfluence.none(logs.examination().depth(), Units.BUCKETS),
                0.95);
    table.cells().forEach(DegenerateValues::assertNumbers);
    for (Policy policy : policies) {
      table.comparisons(policy.name()).forEach(DegenerateValues::assertNumbers);
    }
    return table;
  }

  private static void assertNumbers(CellValue cell) {
    String name = String.join(" ", cell.policy(), cell.metric(), cell.estimator());
    double[] numbers = {
      cell.value(),
      cell.drawn(),
      cell.ess(),
      cell.maxWeightShare(),
      cell.meanWeight(),
      cell.unsupported(),
      cell.modelled()
    };
    for (double number : numbers) {
      assertThat(number).as(name).isFinite();
    }
    cell.influence().values().forEach(psi -> assertThat(psi).as(name).isFinite());
    cell.slope().forEach(slope -> assertThat(slope).as(name).isFinite());
    List<Interval> kinds = kinds();
    for (int i = 0; i < kinds.size(); i++) {
      Bounds bounds = cell.bounds().get(i);
      String own = name + " " + kinds.get(i).id();
      if (bounds.holds()) {
        assertThat(bounds.low()).as(own).isFinite();
        assertThat(bounds.high()).as(own).isFinite().isGreaterThanOrEqualTo(bounds.low());
        if (!WITHOUT_ERROR.contains(kinds.get(i).id())) {
          assertThat(bounds.standardError()).as(own).isFinite();
        }
      } else {
        assertThat(bounds.refusal()).as(own).isNotBlank();
      }
    }
    if (!cell.bounds().get(0).holds()) {
      assertThat(cell.warnings().toString()).as(name).contains("no interval: ");
    }
    assertThat(cell.trusted() && cell.warnings().toString().contains("do not trust:"))
        .as(name + " is trusted and not: " + cell.warnings())
        .isFalse();
    assertThat(cell.warnings()).as(name).noneMatch(warning -> warning.contains("NaN"));
  }

  private static void assertNumbers(Comparison c) {
    String name = String.join(" ", c.policy(), "-", c.baseline(), c.metric(), c.estimator());
    assertThat(c.difference()).as(name).isFinite();
    double[] numbers = {
      c.standardError(),
      c.low(),
      c.high(),
      c.simultaneousLow(),
      c.simultaneousHigh(),
      c.minimumDetectable()
    };
    for (double number : numbers) {
      assertThat(number).as(name).isNotNaN();
    }
    if (Double.isInfinite(c.standardError())) {
      assertThat(c.warnings().toString()).as(name).contains("no interval of the difference");
    }
    if (Double.isNaN(c.relative())) {
      assertThat(c.warnings().toString()).as(name).contains("no relative difference");
      assertThat(c.relativeLow()).as(name).isNaN();
      assertThat(c.relativeHigh()).as(name).isNaN();
    } else {
      assertThat(c.relative()).as(name).isFinite();
      assertThat(c.relativeLow()).as(name).isNotNaN();
      assertThat(c.relativeHigh()).as(name).isNotNaN();
    }
  }
}
