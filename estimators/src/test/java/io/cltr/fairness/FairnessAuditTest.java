package io.cltr.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.FairnessTable.Cell;
import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairness.FairnessTable.MeasureValue;
import io.cltr.fairness.FairnessTable.PlaceExposure;
import io.cltr.fairness.FairnessTable.SliceMerits;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.LoggerPolicy;
import io.cltr.policy.Policy;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An audit of a small world: its numbers, its influences, and what it says of what it lacks. */
class FairnessAuditTest {
  private static final double EXACT = 1e-12;
  private static final int QUERIES = 12;
  private static final SmallWorld WORLD = GroupWorld.of(QUERIES);
  private static final List<Impression> LOG =
      WORLD.log(new Generator(8400), 600, 3).stream()
          .map(
              one ->
                  Logs.inContext(
                      "device",
                      Integer.parseInt(one.unit().substring(1)) % 2 == 0 ? "a" : "b",
                      one))
          .toList();
  private static final Policy FIRST = WORLD.policy(0);
  private static final Policy OTHER = WORLD.policy(3);

  private static FairnessAudit audit(List<Policy> policies, String... columns) {
    return new FairnessAudit(
        policies,
        new Grouping(),
        FairnessAudit.allMeasures(),
        List.of(columns),
        WORLD.examination(),
        Optional.empty(),
        0.95);
  }

  private static FairnessTable run(FairnessAudit audit, Source<Impression> log) {
    return audit.run(
        log,
        log.grouped(Impression::query, new DisplaysFold()),
        GroupWorld.candidates(WORLD),
        GroupWorld.KNOWN);
  }

  private static FairnessTable table(String... columns) {
    return run(audit(List.of(FIRST, OTHER), columns), GroupWorld.source(LOG));
  }

  /** Each query once: the log's mean over impressions is the world's over queries. */
  @Test
  void exposureIsThatOfTheRankings() {
    List<Impression> once = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      String query = "q" + q;
      once.add(LOG.stream().filter(one -> one.query().equals(query)).findFirst().orElseThrow());
    }
    FairnessTable table = run(audit(List.of(OTHER)), GroupWorld.source(once));
    GroupStatistics truth = GroupTruth.of(WORLD, QUERIES, 3);
    for (int g = 0; g < 2; g++) {
      GroupExposure found = table.groups().get(g);
      double exposure = truth.at(truth.exposure(g));
      assertThat(found.group()).isEqualTo(GroupWorld.NAMES.get(g));
      assertThat(found.exposure().value()).isCloseTo(exposure, within(EXACT));
      double mean = truth.at(truth.totalExposure()) / truth.at(truth.totalSize());
      assertThat(found.relative().value())
          .isCloseTo(exposure / truth.at(truth.size(g)) / mean, within(EXACT));
      double byPlace = 0;
      for (PlaceExposure place : table.places()) {
        if (place.group().equals(found.group())) {
          byPlace += WORLD.examination().at(place.place()) * place.displays().value();
        }
      }
      assertThat(byPlace).isCloseTo(exposure, within(EXACT));
    }
    assertThat(table.groups().stream().mapToDouble(g -> g.share().value()).sum())
        .isCloseTo(1, within(EXACT));
    assertThat(table.groups().stream().mapToDouble(g -> g.impactShare().value()).sum())
        .isCloseTo(1, within(EXACT));
    for (String id : List.of("exposure-ratio", "parity-difference", "ee-d", "awrf", "ndkl")) {
      FairnessMeasure measure =
          FairnessAudit.allMeasures().stream()
              .filter(m -> m.id().equals(id))
              .findFirst()
              .orElseThrow();
      assertThat(table.find(OTHER.name(), id, GroupWorld.NAMES, "all").value().value())
          .as(id)
          .isCloseTo(measure.of(truth).get(0).value(), within(EXACT));
    }
  }

  /** ψ_b is what every statistic changes by where the bucket's impressions weigh a little more. */
  @Test
  void influenceIsTheSlopeInTheWeightOfABucket() {
    Cell cell = table().cells().get(0);
    double step = 1e-4;
    for (int bucket : new int[] {3, 77}) {
      double[] up = numbers(GroupWorld.reweighted(LOG, bucket, 1 + step));
      double[] down = numbers(GroupWorld.reweighted(LOG, bucket, 1 - step));
      for (int j = 0; j < up.length; j++) {
        assertThat(cell.evidence().rows()[bucket][j])
            .as("number %d", j)
            .isCloseTo((up[j] - down[j]) / (2 * step), within(1e-8));
      }
    }
  }

  private static double[] numbers(Source<Impression> log) {
    return run(audit(List.of(FIRST, OTHER)), log).cells().get(0).evidence().statistics().numbers();
  }

  @Test
  void aSliceIsALogOfItsOwn() {
    FairnessTable all = table("device");
    FairnessTable own =
        audit(List.of(FIRST, OTHER))
            .run(
                GroupWorld.source(LOG).where(one -> one.context().containsValue("a")),
                GroupWorld.source(LOG).grouped(Impression::query, new DisplaysFold()),
                GroupWorld.candidates(WORLD),
                GroupWorld.KNOWN);
    assertThat(all.merits())
        .extracting(SliceMerits::slice)
        .containsExactly("all", "device=a", "device=b");
    List<MeasureValue> slice =
        all.measures().stream().filter(m -> m.slice().equals("device=a")).toList();
    assertThat(slice).hasSameSizeAs(own.measures()).hasSize(22);
    for (int i = 0; i < slice.size(); i++) {
      assertThat(slice.get(i).value()).isEqualTo(own.measures().get(i).value());
      assertThat(slice.get(i).low()).isEqualTo(own.measures().get(i).low());
    }
  }

  @Test
  void theSameLogInAnyOrderGivesTheSameBits() {
    List<Impression> turned = new ArrayList<>(LOG);
    Collections.reverse(turned);
    assertThat(run(audit(List.of(OTHER), "device"), GroupWorld.source(turned)).measures())
        .isEqualTo(run(audit(List.of(OTHER), "device"), GroupWorld.source(LOG)).measures());
  }

  @Test
  void aPolicyDoesNotDifferFromItself() {
    Estimate difference =
        table()
            .difference(FIRST.name(), FIRST.name(), "ee-l", GroupWorld.NAMES, "all")
            .difference();
    assertThat(difference).isEqualTo(new Estimate(0, 0, 0, 0));
  }

  /** Paired: policies that share what is random differ by less than their own errors. */
  @Test
  void differencesArePaired() {
    FairnessTable table = table();
    Estimate difference =
        table.difference(FIRST.name(), OTHER.name(), "dtr", GroupWorld.NAMES, "all").difference();
    MeasureValue first = table.find(FIRST.name(), "dtr", GroupWorld.NAMES, "all").value();
    MeasureValue other = table.find(OTHER.name(), "dtr", GroupWorld.NAMES, "all").value();
    assertThat(difference.value()).isCloseTo(first.value() - other.value(), within(EXACT));
    assertThat(difference.standardError())
        .isLessThan(Math.max(first.standardError(), other.standardError()));
    assertThatThrownBy(() -> table.find("x", "dtr", GroupWorld.NAMES, "all"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("there are");
  }

  @Test
  void whatCannotBeJudgedIsSaid() {
    assertThatThrownBy(() -> audit(List.of(FIRST), "traffic"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fairness.slices");
    assertThatThrownBy(() -> audit(List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no policy");
    assertThatThrownBy(
            () ->
                audit(List.of(FIRST))
                    .run(
                        GroupWorld.source(LOG),
                        GroupWorld.NOTHING,
                        Source.of(WORLD.candidates(), Layout.byKey()),
                        GroupWorld.KNOWN))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("table of documents");
  }

  @Test
  void aPolicyThatDoesNotRankEveryQuerySaysSo() {
    FairnessTable table =
        run(
            audit(List.of(new LoggerPolicy("L0"), new LoggerPolicy("nobody"))),
            GroupWorld.source(LOG));
    for (MeasureValue value : table.measures()) {
      if (value.policy().equals("logger:nobody")) {
        assertThat(value.warnings()).anyMatch(w -> w.contains("not defined for 100.0%"));
      }
    }
    assertThat(table.find("logger:nobody", "ee-d", GroupWorld.NAMES, "all").value().value())
        .isNaN();
  }

  @Test
  void aLogWithoutClicksLeavesMeritUndefinedAndExposureKnown() {
    List<Impression> silent =
        LOG.stream().map(one -> Logs.clicked(one, new double[one.size()])).toList();
    FairnessTable table = run(audit(List.of(OTHER)), GroupWorld.source(silent));
    MeasureValue treatment =
        table.find(OTHER.name(), "dtr-difference", GroupWorld.NAMES, "all").value();
    assertThat(treatment.value()).isNaN();
    assertThat(treatment.low()).isNaN();
    assertThat(treatment.warnings()).anyMatch(w -> w.contains("no document has merit"));
    assertThat(table.find(OTHER.name(), "exposure-ratio", GroupWorld.NAMES, "all").value().value())
        .isFinite();
    assertThat(table.merits().get(0).all().counts().zeroMerit()).isEqualTo(QUERIES);
  }

  @Test
  void placesThatAreNotIdentifiedAreNoExposure() {
    Examination gap = new Examination(new double[] {1, 0.5, Double.NaN, 0.25});
    FairnessTable table =
        new FairnessAudit(
                List.of(OTHER),
                new Grouping(),
                FairnessAudit.allMeasures(),
                List.of(),
                gap,
                Optional.empty(),
                0.95)
            .run(
                GroupWorld.source(LOG),
                GroupWorld.NOTHING,
                GroupWorld.candidates(WORLD),
                BucketInfluence.none(4, Units.BUCKETS));
    assertThat(table.warnings()).anyMatch(w -> w.contains("place 3"));
    assertThat(table.merits().get(0).all().exposure()).isCloseTo(1.75, within(EXACT));
  }
}
