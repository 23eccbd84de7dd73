package io.cltr.pipeline.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.fold.Fold;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.interval.BucketInfluence;
import io.cltr.interval.Normal;
import io.cltr.interval.Sample;
import io.cltr.interval.SlopeStatistic;
import io.cltr.interval.SlopeStatistic.Candidate;
import io.cltr.interval.Statistic;
import io.cltr.interval.StudentT;
import io.cltr.interval.SubsetSlope;
import io.cltr.interval.Totals;
import io.cltr.log.DisplaysFold;
import io.cltr.log.Impression;
import io.cltr.log.Units;
import io.cltr.propensity.Examination;
import io.cltr.value.ValueEstimator;
import io.cltr.value.ValueTable.CellValue;
import io.cltr.value.estimator.Ips;
import io.cltr.value.estimator.Mips;
import io.cltr.value.estimator.MipsSlope;
import io.cltr.value.estimator.SelfNormalisedMips;
import io.cltr.value.estimator.Snips;
import io.cltr.value.metric.Rewards;
import io.cltr.value.pass.LoggedWeighting;
import io.cltr.value.pass.UnitContribution;
import io.cltr.value.pass.Valuation;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every number that a peer computed by embeddings. It multiplies the weights of single dimensions,
 * Π_d Σ_a π(a) p(e_d|a)/Σ_a π_0(a) p(e_d|a), where MIPS asks for the weight of the whole embedding,
 * Σ_a π(a) Π_d p(e_d|a)/…: of one dimension both are the same, of several its weights do not have
 * the mean 1. So its numbers are made of our weights of single dimensions; those of whole
 * embeddings are compared with their definition.
 */
class GoldenEmbeddingsTest {
  private static final EmbedCase GOLDEN = EmbedCase.read();
  private static final JsonNode ESTIMATES = GOLDEN.expected().get("estimates");

  private static void same(String what, double found, double expected) {
    assertThat(found).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
  }

  private static double point(String key) {
    return ESTIMATES.get(key).get("point").asDouble();
  }

  private static Valuation valuation(List<ValueEstimator> estimators) {
    return new Valuation(
        List.of(GOLDEN.policy()),
        List.of(new Rewards()),
        estimators,
        new Slices(List.of()),
        Examination.uniform(1),
        new LoggedWeighting(0, 1, GOLDEN.known()),
        Optional.empty(),
        List.of(new StudentT(), new Normal()));
  }

  private static List<CellValue> values(ValueEstimator... estimators) {
    Source<Impression> log = Source.of(GOLDEN.log(), Impression.LAYOUT);
    return valuation(List.of(estimators))
        .run(
            log,
            log.grouped(Impression::query, new DisplaysFold()),
            Source.of(List.of(), Layout.byKey()),
            BucketInfluence.none(1, Units.BUCKETS),
            0.95)
        .cells();
  }

  @Test
  void withoutEmbeddings() {
    List<CellValue> values = values(new Ips(), new Snips());
    same("ipw", values.get(0).value(), point("ipw"));
    same("snipw", values.get(1).value(), point("snipw"));
    JsonNode intervals = ESTIMATES.get("ipw").get("intervals");
    same(
        "ipw error", values.get(0).bounds().get(0).standardError(), intervals.get("se").asDouble());
    JsonNode t = intervals.get("t95_two_sided");
    same("ipw t low", values.get(0).bounds().get(0).low(), t.get(0).asDouble());
    same("ipw t high", values.get(0).bounds().get(0).high(), t.get(1).asDouble());
    JsonNode normal = intervals.get("normal95_two_sided");
    same("ipw normal low", values.get(0).bounds().get(1).low(), normal.get(0).asDouble());
    same("ipw normal high", values.get(0).bounds().get(1).high(), normal.get(1).asDouble());
  }

  @Test
  void wholeEmbeddingsByTheDefinition() {
    double[] rewards = GOLDEN.rewards();
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < rewards.length; i++) {
      double[] likelihoods = GOLDEN.likelihoods(i);
      double wanted = 0;
      double logged = 0;
      for (int a = 0; a < likelihoods.length; a++) {
        wanted += EmbedCase.target(Integer.parseInt(GOLDEN.rows().get(i)[5]), a) * likelihoods[a];
        logged += likelihoods[a] / EmbedCase.ACTIONS;
      }
      sum += wanted / logged * rewards[i];
      weights += wanted / logged;
    }
    List<CellValue> values = values(new Mips(), new SelfNormalisedMips(), new MipsSlope());
    same("mips", values.get(0).value(), sum / rewards.length);
    same("snmips", values.get(1).value(), sum / weights);
    double truth = GOLDEN.expected().get("ground_truth_policy_value").asDouble();
    for (CellValue value : values) {
      assertThat(Math.abs(value.value() - truth))
          .isLessThan(2 * value.bounds().get(0).standardError());
    }
  }

  /** Weights of single dimensions by round, from the contributions of the rounds' units. */
  private static double[][] single() {
    Source<Impression> log = Source.of(GOLDEN.log(), Impression.LAYOUT);
    List<UnitContribution> units =
        valuation(
                IntStream.range(0, EmbedCase.DIMENSIONS)
                    .<ValueEstimator>mapToObj(d -> new SelfNormalisedMips(List.of("e" + d)))
                    .toList())
            .contributions(
                log,
                log.grouped(Impression::query, new DisplaysFold()),
                Source.of(List.of(), Layout.byKey()))
            .fold(new Listed());
    double[][] weights = new double[units.size()][EmbedCase.DIMENSIONS];
    for (UnitContribution unit : units) {
      for (int d = 0; d < EmbedCase.DIMENSIONS; d++) {
        weights[Integer.parseInt(unit.unit().substring(1))][d] = unit.moments()[2 * d + 1];
      }
    }
    return weights;
  }

  private record Listed()
      implements Fold<UnitContribution, ArrayList<UnitContribution>, List<UnitContribution>> {
    @Override
    public ArrayList<UnitContribution> start() {
      return new ArrayList<>();
    }

    @Override
    public void add(ArrayList<UnitContribution> state, UnitContribution item) {
      state.add(item);
    }

    @Override
    public void merge(ArrayList<UnitContribution> into, ArrayList<UnitContribution> from) {
      into.addAll(from);
    }

    @Override
    public List<UnitContribution> finish(ArrayList<UnitContribution> state) {
      return state;
    }
  }

  /** Sums of w r for the sets of dimensions given as bits, then of w for the last. */
  private static Totals products(List<Long> sets) {
    double[][] single = single();
    double[] rewards = GOLDEN.rewards();
    int m = sets.size() + 1;
    int[] groups = IntStream.range(0, m).map(j -> 1).toArray();
    double[] sums = new double[1 + m];
    double[] products = new double[Totals.products(groups)];
    sums[0] = rewards.length;
    products[0] = rewards.length;
    for (int i = 0; i < rewards.length; i++) {
      double w = 1;
      for (int s = 0; s < m; s++) {
        if (s < sets.size()) {
          w = 1;
          for (int d = 0; d < EmbedCase.DIMENSIONS; d++) {
            w *= ((sets.get(s) >> d) & 1) == 1 ? single[i][d] : 1;
          }
        }
        double x = s < sets.size() ? w * rewards[i] : w;
        sums[1 + s] += x;
        products[1 + s] += x;
        products[1 + m + s] += x * x;
      }
    }
    return new Totals(rewards.length, sums, products, groups);
  }

  @Test
  void thePeersProductOfDimensions() {
    Totals totals = products(List.of(7L));
    same("mipw", totals.mean(1), point("mipw"));
    same("snmipw", totals.sums()[1] / totals.sums()[2], point("snmipw"));
    Sample sample =
        Sample.oneStage(
            new Statistic.Mean(), List.of(totals.moments(1, 1)), new int[] {0}, Optional.empty());
    JsonNode intervals = ESTIMATES.get("mipw").get("intervals");
    same("error", new StudentT().of(sample, 0.95).standardError(), intervals.get("se").asDouble());
    JsonNode t = intervals.get("t95_two_sided");
    same("low", new StudentT().of(sample, 0.95).low(), t.get(0).asDouble());
    same("high", new StudentT().of(sample, 0.95).high(), t.get(1).asDouble());
  }

  @ParameterizedTest
  @EnumSource(SubsetSlope.Kind.class)
  void choosesTheSameDimensions(SubsetSlope.Kind search) {
    List<Long> sets = List.of(7L, 3L, 5L, 6L, 1L, 2L, 4L);
    Totals totals = products(sets);
    List<Candidate> candidates =
        IntStream.range(0, sets.size())
            .mapToObj(s -> new Candidate(new Statistic.Mean(), s + 1, 1))
            .toList();
    SlopeStatistic slope = new SlopeStatistic(candidates, 0.025, new SubsetSlope(sets, search));
    TreeMap<String, Double> expected = new TreeMap<>();
    // its self-normalised estimator chooses, and is, what the plain one is
    for (String key : List.of("mipw-slope-" + search, "snmipw-slope-exact")) {
      expected.put(key, point(key));
    }
    expected.forEach((key, value) -> same(key, slope.value(totals), value));
  }
}
