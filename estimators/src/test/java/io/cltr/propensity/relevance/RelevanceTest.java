package io.cltr.propensity.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.propensity.GivenCurve;
import io.cltr.propensity.PropensityEstimate;
import io.cltr.propensity.PropensityEstimate.PositionEstimate;
import io.cltr.propensity.harvest.HarvestAllPairs;
import io.cltr.propensity.pbm.PbmDisplays;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelevanceTest {
  private static final SmallWorld WORLD = new SmallWorld(5, 4, 5, 4, 0.4, 0.3, 0.3);

  @Test
  void isTheClickRateOfDocumentsThatAreAlwaysExamined() {
    List<Impression> log = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String[] shown = {"a", "b"};
      double[] clicks = {i % 4 == 0 ? 1 : 0, i % 10 == 0 ? 1 : 0};
      log.add(Logs.impression("i" + i, "u" + i, "q", "L", shown, clicks));
    }
    PropensityEstimate known = new GivenCurve(List.of(1.0, 0.5)).estimate(source(log), 0.95);
    RelevanceLabels labels = labels(new Relevance(known, 1e-9), log).get(0).value();
    assertThat(labels.documents()).containsExactly("a", "b");
    assertThat(labels.relevance()[0]).isCloseTo(0.25, within(1e-8));
    assertThat(labels.relevance()[1]).isCloseTo(0.2, within(1e-8));
    assertThat(labels.shown()).containsExactly(400, 400);
    assertThat(labels.clicks()).containsExactly(100, 40);
    double fallen = 1.959963984540054 * 1.959963984540054 / 2;
    assertThat(binomial(0.25) - binomial(labels.low()[0])).isCloseTo(fallen, within(1e-5));
    assertThat(binomial(0.25) - binomial(labels.high()[0])).isCloseTo(fallen, within(1e-5));
  }

  private static double binomial(double p) {
    return 100 * Math.log(p) + 300 * Math.log(1 - p);
  }

  /** The error of θ̂ enters: by central differences of log γ̂ in log θ. */
  @Test
  void theSlopesAreTheDerivatives() {
    List<Impression> log = WORLD.log(new Generator(3), 500, 5);
    double[] theta = {1, 0.5, 0.3, 0.2};
    double[] beta = {0.05, 0.03, 0.02, 0.01};
    double step = 1e-5;
    PbmDisplays query =
        source(log)
            .grouped(Impression::query, new PbmDisplays.Counter())
            .fold(new ToList<>())
            .get(0)
            .value();
    for (int k = 0; k < 4; k++) {
      double[][] one = new double[4][4];
      one[k][k] = 1;
      RelevanceLabels labels = fit(theta, beta, one).labels(query);
      RelevanceLabels held = fit(theta, beta, new double[4][4]).labels(query);
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[k] *= Math.exp(step);
      down[k] *= Math.exp(-step);
      RelevanceLabels more = fit(up, beta, new double[4][4]).labels(query);
      RelevanceLabels less = fit(down, beta, new double[4][4]).labels(query);
      for (int d = 0; d < labels.documents().length; d++) {
        double slope = (Math.log(more.relevance()[d]) - Math.log(less.relevance()[d])) / (2 * step);
        double widened = square(labels, d) - square(held, d);
        assertThat(Math.sqrt(Math.max(0, widened))).isCloseTo(Math.abs(slope), within(1e-4));
      }
    }
  }

  private static double square(RelevanceLabels labels, int d) {
    double down = Math.log(labels.relevance()[d] / labels.low()[d]);
    return down * down;
  }

  private static LabelFit fit(double[] theta, double[] beta, double[][] covariance) {
    return new LabelFit(new Examination(theta, beta), covariance, 0.5, 1.5, 1);
  }

  /** θ by harvesting from the same log; 20 labels of 40 logs, most of which hold γ. */
  @Test
  void intervalsHoldTheTruth() {
    int held = 0;
    int all = 0;
    for (int run = 0; run < 60; run++) {
      List<Impression> log = WORLD.log(new Generator(100 + run), 6000, 1);
      PropensityEstimate estimate = new HarvestAllPairs().estimate(source(log), 0.95);
      for (Keyed<RelevanceLabels> query : labels(new Relevance(estimate), log)) {
        int q = Integer.parseInt(query.key().substring(1));
        RelevanceLabels labels = query.value();
        for (int d = 0; d < labels.documents().length; d++) {
          double truth = WORLD.relevance(q, Integer.parseInt(labels.documents()[d].substring(1)));
          all++;
          held += labels.low()[d] <= truth && truth <= labels.high()[d] ? 1 : 0;
        }
      }
    }
    assertThat(held / (double) all).isBetween(0.92, 0.98);
  }

  @Test
  void positionsThatAreNotIdentifiedSayNothing() {
    List<Impression> log =
        List.of(
            Logs.impression("1", "u", "q", "L", new String[] {"a", "b"}, new double[] {1, 1}),
            Logs.impression("2", "v", "q", "L", new String[] {"a", "b"}, new double[] {0, 1}));
    PropensityEstimate known = new GivenCurve(List.of(1.0, 1.0)).estimate(source(log), 0.95);
    PropensityEstimate partly =
        new PropensityEstimate(
            "given",
            0.95,
            "none",
            List.of(
                known.positions().get(0),
                new PositionEstimate(2, Double.NaN, Double.NaN, Double.NaN, 0)),
            List.of(List.of(1), List.of(2)),
            known.influence(),
            List.of());
    RelevanceLabels labels = labels(new Relevance(partly), log).get(0).value();
    assertThat(labels.shown()).containsExactly(2, 0);
    assertThat(labels.relevance()[1]).isCloseTo(0.5, within(1e-9));
  }

  private static List<Keyed<RelevanceLabels>> labels(Relevance relevance, List<Impression> log) {
    return relevance.of(source(log)).fold(new ToList<>());
  }

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
