package io.cltr.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.Estimate;
import io.cltr.fairness.FairnessAudit;
import io.cltr.fairness.FairnessTable;
import io.cltr.fairness.GroupStatistics;
import io.cltr.fairness.Grouping;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.log.ConfigException;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.policy.TopScore;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The rich get richer: established documents are favoured by all loggers and merit less. Clicks per
 * display then have the groups in the wrong order; clicks by examination have them right.
 */
class UnequalGroupsTest {
  private static final int DEPTH = 10;
  private static final Simulation SITE =
      site(new Groups(List.of("established", "newcomer"), List.of(0.7, 0.3), 0.85, -0.2));
  private static final World WORLD = World.of(SITE, 20261128);

  private static Simulation site(Groups groups) {
    Simulation base = new Simulation();
    return new Simulation(
        new SyntheticCatalogue(100, 8, DEPTH, 10, 0.9, base.catalogue().gradeShares()),
        groups,
        new Traffic(40_000, 8000, 0.3, "2026-11-14", 7, 1),
        base.user(),
        DEPTH,
        List.of(
            new LoggerSpec("production", 0.6, 0.1, 0.95, 0),
            new LoggerSpec("popularity", 0.4, 0.1, 0.8, 0)),
        new Randomization());
  }

  private static FairnessTable audit(Examination examination) {
    List<Impression> log =
        LongStream.range(0, SITE.traffic().impressions())
            .mapToObj(WORLD::logged)
            .flatMap(Optional::stream)
            .map(Simulated::impression)
            .toList();
    Source<Impression> source = Source.of(log, Impression.LAYOUT);
    return new FairnessAudit(
            List.of(new TopScore("production", WORLD.ranker("production"))),
            new Grouping(),
            FairnessAudit.allMeasures(),
            List.of(),
            examination,
            Optional.empty(),
            0.99)
        .run(
            source,
            source.grouped(Impression::query, new DisplaysFold()),
            Source.of(
                WORLD.catalogue().entries().stream()
                    .map(entry -> new Keyed<>(entry.query().id(), entry.query()))
                    .toList(),
                Layout.byKey()),
            BucketInfluence.none(DEPTH, Units.BUCKETS));
  }

  private static void assertHolds(Estimate estimate, double truth) {
    assertThat(truth).isBetween(estimate.low(), estimate.high());
  }

  @Test
  void naiveMeritIsWrongAndDebiasedMeritRight() {
    Truth truth = WORLD.truth();
    GroupStatistics known =
        new TrueGroups(WORLD, truth, new Grouping())
            .of(new TopScore("production", WORLD.ranker("production")));
    double[] worth = new double[2];
    for (int g = 0; g < 2; g++) {
      worth[g] = known.at(known.merit(g)) / known.at(known.size(g));
    }
    assertThat(worth[1] / worth[0]).as("newcomers merit more").isGreaterThan(1.1);
    assertThat(known.at(known.exposure(0)) / known.at(known.size(0)))
        .as("established documents are seen more")
        .isGreaterThan(1.3 * known.at(known.exposure(1)) / known.at(known.size(1)));

    FairnessTable naive = audit(Examination.uniform(DEPTH));
    List<Estimate> wrong = naive.merits().get(0).relative();
    assertThat(wrong.get(0).low())
        .as("naive: established on top")
        .isGreaterThan(wrong.get(1).high());

    FairnessTable debiased = audit(new Examination(truth.curve().theta()));
    double mean = known.at(known.totalMerit()) / known.at(known.totalSize());
    for (int g = 0; g < 2; g++) {
      assertHolds(debiased.merits().get(0).relative().get(g), worth[g] / mean);
      assertHolds(debiased.merits().get(0).merit().get(g), known.at(known.merit(g)));
    }
    List<String> pair = known.names();
    double ratio =
        known.at(known.exposure(0))
            / known.at(known.merit(0))
            / (known.at(known.exposure(1)) / known.at(known.merit(1)));
    var found = debiased.find("production", "dtr", pair, "all").value();
    assertThat(ratio).isBetween(found.low(), found.high());
    var off = naive.find("production", "dtr", pair, "all").value();
    assertThat(off.high()).as("naive: as if little were wrong").isLessThan(0.8 * ratio);
  }

  @Test
  void withoutMeritTheGroupsAreThoseOfTheErrorAlone() {
    Catalogue catalogue = new SyntheticCatalogue().generate(new Generator(3));
    double[] favoured = new double[catalogue.pairs()];
    Catalogue plain =
        new Groups(List.of("a", "b"), List.of(0.5, 0.5), 0, 0)
            .assign(catalogue, favoured, new Generator(5));
    Catalogue worthy =
        new Groups(List.of("a", "b"), List.of(0.5, 0.5), 0, 1)
            .assign(catalogue, favoured, new Generator(5));
    assertThat(gain(plain, "a") / gain(plain, "b")).isCloseTo(1, within(0.15));
    assertThat(gain(worthy, "a")).isGreaterThan(5 * gain(worthy, "b"));
  }

  private static double gain(Catalogue catalogue, String group) {
    double sum = 0;
    for (Catalogue.Entry entry : catalogue.entries()) {
      for (int d = 0; d < entry.grades().length; d++) {
        if (entry.query().groups().get(d).contains(group)) {
          sum += catalogue.gain(entry.grades()[d]);
        }
      }
    }
    return sum;
  }

  @Test
  void groupsCannotTellMoreThanThereIs() {
    assertThatThrownBy(() -> new Groups(List.of("a"), List.of(1.0), 0.8, 0.7))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("correlation² + merit²");
  }
}
