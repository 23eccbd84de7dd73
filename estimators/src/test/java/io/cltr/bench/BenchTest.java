package io.cltr.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.interval.StudentT;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.InputException;
import io.cltr.policy.LoggerSpec;
import io.cltr.policy.PlackettLuceSpec;
import io.cltr.policy.TopScoreSpec;
import io.cltr.policy.UniformSpec;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.reward.PbmPosterior;
import io.cltr.value.estimator.ClippedIps;
import io.cltr.value.estimator.Ips;
import io.cltr.value.metric.ExpectedClicks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BenchTest {
  private static final ValueSubjects CLIPS =
      new ValueSubjects(
          "",
          List.of(),
          new GivenCurve(),
          List.of(new LoggerSpec("a"), new TopScoreSpec("ideal", "")),
          List.of(new ExpectedClicks()),
          List.of(new Ips(), new ClippedIps(0.2), new ClippedIps(1000)),
          new PbmPosterior(),
          List.of(new StudentT()));

  private static Bench bench(LogSizes sizes, int replicates, long seed) {
    return new Bench(List.of(Sites.rankings()), List.of(CLIPS), sizes, replicates, seed, 0.95);
  }

  private static List<Replicate> all(Bench bench, int threads) {
    List<Replicate> found = new ArrayList<>();
    bench.run(0, threads, found::add);
    return found;
  }

  @Test
  void threadsChangeNothing() {
    List<Replicate> alone = all(bench(LogSizes.impressions(50, 100), 4, 1), 1);
    assertThat(alone).hasSize(8).isEqualTo(all(bench(LogSizes.impressions(50, 100), 4, 1), 3));
    assertThat(alone).extracting(Replicate::replicate).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(alone.get(0)).isNotEqualTo(all(bench(LogSizes.impressions(50), 1, 2), 1).get(0));
  }

  @Test
  void moreSizesAndReplicatesDoNotChangeTheOthers() {
    List<Replicate> few = all(bench(LogSizes.impressions(100), 2, 1), 1);
    List<Replicate> many = all(bench(LogSizes.impressions(50, 100), 3, 1), 1);
    assertThat(many).containsAll(few);
  }

  @Test
  void aRunMayBeginAnywhere() {
    List<Replicate> rest = new ArrayList<>();
    bench(LogSizes.impressions(50, 100), 4, 1).run(5, 2, rest::add);
    assertThat(rest).isEqualTo(all(bench(LogSizes.impressions(50, 100), 4, 1), 2).subList(5, 8));
  }

  @Test
  void aTinyClipIsWorseAndABoundlessOneIsNone() {
    Comparison found = Comparison.of(all(bench(LogSizes.impressions(400), 60, 1), 2), "ips", 0.95);
    List<Cell> ideal =
        found.cells().stream().filter(c -> c.estimand().equals("clicks of ideal")).toList();
    assertThat(ideal)
        .extracting(Cell::subject)
        .containsExactly("ips", "clipped-ips(clip=0.2)", "clipped-ips(clip=1000)");
    ErrorSummary ips = ideal.get(0).summary();
    ErrorSummary clipped = ideal.get(1).summary();
    assertThat(Math.abs(ips.bias())).isLessThan(4 * ips.biasError());
    assertThat(ips.coverage()).isGreaterThan(0.85);
    assertThat(clipped.bias()).isLessThan(-10 * clipped.biasError());
    assertThat(clipped.rmse()).isGreaterThan(3 * ips.rmse());
    assertThat(clipped.coverage()).isLessThan(0.1);
    Duel duel = ideal.get(1).duel().orElseThrow();
    assertThat(duel.losses()).isGreaterThan(50);
    assertThat(duel.tHolm()).isLessThan(1e-6);
    assertThat(ideal.get(2).duel().orElseThrow().ties()).isEqualTo(60);
  }

  @Test
  void truthsOfSingleActionsAreThoseOfTheWorld() {
    ValueSubjects subjects =
        new ValueSubjects(
            "",
            List.of(),
            new GivenCurve(),
            List.of(
                new UniformSpec(), new PlackettLuceSpec("a", 1, 1, "soft"), new LoggerSpec("a")),
            List.of(new ExpectedClicks()),
            List.of(new Ips()),
            new PbmPosterior(),
            List.of(new StudentT()));
    Site site = Sites.oneAction();
    SortedMap<String, Double> truths = subjects.on(site, 0.95, 1).truths();
    assertThat(truths.get("clicks of uniform")).isEqualTo(site.truth().value("uniform", "clicks"));
    assertThat(truths.get("clicks of logger:a"))
        .isEqualTo(site.truth().value("logger:a", "clicks"))
        .isEqualTo(truths.get("clicks of soft"));
    Bench bench =
        new Bench(List.of(site), List.of(subjects), LogSizes.impressions(1000), 40, 1, 0.95);
    for (Cell cell : Comparison.of(all(bench, 2), "ips", 0.95).cells()) {
      if (!cell.estimand().endsWith("soft")) {
        assertThat(Math.abs(cell.summary().bias())).isLessThan(4 * cell.summary().biasError());
      }
    }
  }

  @Test
  void harvestedPropensitiesAreHeldAgainstTheCurve() {
    PropensitySubjects subjects =
        new PropensitySubjects("", List.of(), List.of(2, 5), List.of(new HarvestAllPairs()));
    Site site = Sites.rankings();
    Bench bench =
        new Bench(List.of(site), List.of(subjects), LogSizes.impressions(1000, 4000), 30, 1, 0.95);
    List<Cell> cells = Comparison.of(all(bench, 2), "harvest-all-pairs", 0.95).cells();
    assertThat(cells)
        .extracting(Cell::estimand)
        .containsExactly(
            "examination at position 02",
            "examination at position 02",
            "examination at position 05",
            "examination at position 05");
    assertThat(cells.get(2).truth()).isEqualTo(site.truth().curve().theta()[4]);
    for (int i = 0; i < 4; i += 2) {
      ErrorSummary few = cells.get(i).summary();
      ErrorSummary many = cells.get(i + 1).summary();
      assertThat(Math.abs(many.bias())).isLessThan(4 * many.biasError());
      assertThat(many.coverage()).isGreaterThan(0.8);
      assertThat(many.rmse()).isLessThan(0.8 * few.rmse());
    }
  }

  @Test
  void propensitiesNeedPositions() {
    Subjects all = new PropensitySubjects();
    Subjects sixth = new PropensitySubjects("", List.of(), List.of(6), List.of());
    assertThatThrownBy(() -> all.on(Sites.oneAction(), 0.95, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'one-action' shows one document");
    assertThatThrownBy(() -> sixth.on(Sites.rankings(), 0.95, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("allowed are 2 to 5");
  }

  @Test
  void logsHaveAsManyUnitsAsTheSiteInProportion() {
    List<Impression> impressions = Sites.rankings().log(400, 1).fold(new ToList<>());
    assertThat(impressions).hasSize(400);
    assertThat(impressions.stream().map(Impression::unit).distinct().count()).isBetween(70L, 100L);
  }

  @Test
  void logsThatCannotBeUsedAreFailures() {
    Bench bench =
        new Bench(
            List.of(Sites.rankings()),
            List.of(new Fixed("broken", List.of(), true), new Fixed("fine", List.of(), false)),
            LogSizes.impressions(10),
            2,
            1,
            0.95);
    List<Cell> cells = Comparison.of(all(bench, 1), "fine", 0.95).cells();
    assertThat(cells.get(0).firstFailure()).isEqualTo("nothing to see");
    assertThat(cells.get(0).failures()).isEqualTo(2);
    assertThat(cells.get(1).failures()).isZero();
  }

  @Test
  void subjectsKeepToTheirWorlds() {
    Bench bench =
        new Bench(
            List.of(Sites.rankings(), Sites.oneAction()),
            List.of(
                new Fixed("one", List.of("one-action"), false),
                new Fixed("both", List.of(), false)),
            LogSizes.impressions(10),
            1,
            1,
            0.95);
    assertThat(bench.subjects("rankings")).containsExactly("both");
    assertThat(bench.subjects("one-action")).containsExactly("one", "both");
  }

  @Test
  void namesMustDiffer() {
    assertThatThrownBy(
            () ->
                new Bench(
                    List.of(Sites.rankings()),
                    List.of(CLIPS, CLIPS),
                    LogSizes.impressions(10),
                    1,
                    1,
                    0.95))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'ips' in world 'rankings'");
  }

  /** Says 1, whatever the log. */
  private record Fixed(String name, List<String> worlds, boolean fails) implements Subjects {
    @Override
    public String id() {
      return "fixed";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public Panel on(Site site, double level, long seed) {
      return new EstimatePanel() {
        @Override
        public List<String> subjects() {
          return List.of(name);
        }

        @Override
        public SortedMap<String, Double> truths() {
          return new TreeMap<>(Map.of("x", 1.0));
        }

        @Override
        public List<Estimate> estimates(Source<Impression> log) {
          if (fails) {
            throw new InputException("nothing to see");
          }
          return List.of(new Estimate(name, "x", 1, 1, 0, 2, List.of()));
        }
      };
    }
  }
}
