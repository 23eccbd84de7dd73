package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.Source;
import io.cltr.fold.ToMap;
import io.cltr.log.Impression;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each model finds the parameters of logs that its own users made. */
class ClickRecoveryTest {
  private static final int TRAIN = 40_000;

  static Stream<Arguments> own() {
    return Stream.of(
        Arguments.of(new GctrModel(), new Gctr(0.3)),
        Arguments.of(new RctrModel(), new Rctr(new double[] {0.6, 0.4, 0.3, 0.2, 0.1, 0.05})),
        Arguments.of(new DctrModel(), new Dctr()),
        Arguments.of(new PbmModel(), Behaviours.PBM),
        Arguments.of(new TrustPbmModel(1, 1, 200), Behaviours.TRUST),
        Arguments.of(new UbmModel(), Behaviours.UBM),
        Arguments.of(new CmModel(), new Cm()),
        Arguments.of(new DbnModel(), Behaviours.DBN),
        Arguments.of(new CcmModel(), Behaviours.CCM));
  }

  /** Predictions of other impressions lose next to nothing against the truth. */
  @ParameterizedTest
  @MethodSource("own")
  void predictsAsTheTruthDoes(ClickModel model, ClickBehaviour user) {
    ClickWorld world = new ClickWorld(user, 10, 8, 6, 0.1, 0.8);
    List<Impression> test = world.log(2, 10_000);
    FittedClickModel fitted = model.fit(source(world.log(1, TRAIN)));
    ClickQuality found = ClickQuality.of(fitted, source(test));
    ClickQuality truth = ClickQuality.of(world.asFitted(test), source(test));
    ClickQuality reference = ClickQuality.of(new GctrModel().fit(source(test)), source(test));
    assertThat(found.logLikelihood()).isCloseTo(truth.logLikelihood(), within(1e-3));
    assertThat(found.perplexity()).isCloseTo(truth.perplexity(), within(2e-3));
    if (!(user instanceof Gctr)) {
      assertThat(truth.logLikelihood()).isGreaterThan(reference.logLikelihood() + 0.02);
    }
  }

  private static FittedClickModel fit(ClickModel model, ClickBehaviour user, double low) {
    return model.fit(source(new ClickWorld(user, 10, 8, 6, low, 0.9).log(1, TRAIN)));
  }

  @Test
  void examinationsOfPbmUpToScale() {
    Pbm found = (Pbm) fit(new PbmModel(1, 1, 200), Behaviours.PBM, 0.1).behaviour();
    for (int k = 0; k < 6; k++) {
      assertThat(found.examination()[k] / found.examination()[0])
          .isCloseTo(Behaviours.PBM.examination()[k] / 0.95, within(0.02));
    }
  }

  @Test
  void examinationsOfUbmUpToScale() {
    Ubm found = (Ubm) fit(new UbmModel(1, 1, 200), Behaviours.UBM, 0.1).behaviour();
    for (int k = 1; k <= 6; k++) {
      for (int last = 0; last < k; last++) {
        assertThat(found.examination()[k - 1][last] / found.examination()[0][0])
            .isCloseTo(Behaviours.UBM.examination()[k - 1][last] / 0.95, within(0.04));
      }
    }
  }

  /** Affine: the ratios of α are determined, with 40,000 impressions to a tenth. */
  @Test
  void ratiosOfTrustPbm() {
    TrustPbm found =
        (TrustPbm) fit(new TrustPbmModel(1, 1, 400), Behaviours.TRUST, 0.1).behaviour();
    double first = found.relevant()[0] - found.irrelevant()[0];
    for (int k = 0; k < 6; k++) {
      double truth = Behaviours.TRUST.relevant()[k] - Behaviours.TRUST.irrelevant()[k];
      assertThat((found.relevant()[k] - found.irrelevant()[k]) / first)
          .isCloseTo(truth / 0.55, within(0.06));
    }
  }

  @Test
  void parametersOfDbn() {
    FittedClickModel fitted = fit(new DbnModel(1, 1, 100), Behaviours.DBN, 0.1);
    assertThat(((Dbn) fitted.behaviour()).continuation()).isCloseTo(0.85, within(0.02));
    requireDocuments(fitted, Behaviours.DBN, 0.1, 0.015, 0.04);
  }

  @Test
  void parametersOfCcm() {
    FittedClickModel fitted = fit(new CcmModel(1, 1, 100), Behaviours.CCM, 0.1);
    Ccm found = (Ccm) fitted.behaviour();
    assertThat(found.afterSkip()).isCloseTo(0.9, within(0.02));
    assertThat(found.afterIrrelevant()).isCloseTo(0.75, within(0.04));
    assertThat(found.afterRelevant()).isCloseTo(0.35, within(0.04));
    requireDocuments(fitted, Behaviours.CCM, 0.1, 0.015);
  }

  /** Where nearly all who go on click again, the last click is the end of the search. */
  @Test
  void parametersOfSdbnAndDcmWhereUsersClickAgain() {
    requireDocuments(fit(new CmModel(), new Cm(), 0.7), new Cm(), 0.7, 0.02);
    FittedClickModel dcm = fit(new DcmModel(), Behaviours.DCM, 0.7);
    for (int k = 0; k < 3; k++) {
      assertThat(((Dcm) dcm.behaviour()).continuation()[k])
          .isCloseTo(Behaviours.DCM.continuation()[k], within(0.02));
    }
    requireDocuments(dcm, Behaviours.DCM, 0.7, 0.02);
    FittedClickModel sdbn = fit(new SdbnModel(), Behaviours.SDBN, 0.7);
    requireDocuments(sdbn, Behaviours.SDBN, 0.7, 0.02, 0.05);
  }

  /**
   * Root mean square errors of the documents' numbers.
   *
   * @param most allowed, by number of a document
   */
  private static void requireDocuments(
      FittedClickModel fitted, ClickBehaviour user, double low, double... most) {
    Map<String, Attributes> found = fitted.attributes().fold(new ToMap<>());
    Map<String, Attributes> world = new ClickWorld(user, 10, 8, 6, low, 0.9).truth();
    double[] squares = new double[most.length];
    world.forEach(
        (query, truth) -> {
          assertThat(found.get(query).documents()).isEqualTo(truth.documents());
          for (int i = 0; i < truth.values().length; i++) {
            double error = found.get(query).values()[i] - truth.values()[i];
            squares[i % most.length] += error * error / 80;
          }
        });
    for (int j = 0; j < most.length; j++) {
      assertThat(Math.sqrt(squares[j])).as("number %d", j).isLessThan(most[j]);
    }
  }

  private static Source<Impression> source(List<Impression> log) {
    return Source.of(log, Impression.LAYOUT);
  }
}
