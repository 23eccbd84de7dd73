package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cltr.method.Methods;
import io.cltr.pipeline.spark.Sessions;
import io.cltr.propensity.PropensityEstimator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb propensities: which estimator, beside which others, beside which run. */
class PropensitiesVerbTest {
  @TempDir static Path folder;
  private static Path logs;

  @BeforeAll
  static void simulate() {
    logs = folder.resolve("logs");
    SmallLog.simulate(logs);
  }

  @Test
  void allEstimatorsAreStudiedAndOneIsRecommended() {
    Path out = folder.resolve("all");
    String text = SmallLog.run(0, verb(out, "--estimator=all")).text();
    JsonNode file = RunFolders.json(RunFolders.latest(out).resolve("propensities.json"));
    List<String> labels = file.at("/study/candidates").findValuesAsText("label");
    List<String> registered =
        Methods.of(PropensityEstimator.class).keySet().stream()
            .filter(id -> !id.equals("auto") && !id.equals("given"))
            .toList();
    assertThat(labels).containsExactlyElementsOf(registered);
    String recommended = file.at("/study/recommended").asText();
    assertThat(labels).contains(recommended);
    assertThat(file.get("estimator").asText()).isEqualTo(recommended);
    assertThat(file.at("/study/reason").asText()).contains(recommended);
    JsonNode candidate = file.at("/study/candidates").get(labels.indexOf(recommended));
    assertThat(candidate.get("positions")).isEqualTo(file.get("positions"));
    assertThat(candidate.get("perplexity").asDouble()).isBetween(1.0, 2.0);
    assertThat(text).contains("auto chose " + recommended);
    JsonNode report = RunFolders.json(RunFolders.latest(out).resolve("report.json"));
    assertThat(report.at("/propensities/study/recommended").asText()).isEqualTo(recommended);
  }

  @Test
  void oneEstimatorIsTakenWithTheConfigurationsParameters() {
    Path out = folder.resolve("one");
    SmallLog.run(
        0,
        verb(
            out,
            "--estimator=pbm-em",
            "--set=propensities={kind: pbm-em, iterations: 3}",
            "--set=study.days=false"));
    JsonNode file = RunFolders.json(RunFolders.latest(out).resolve("propensities.json"));
    assertThat(file.at("/study/candidates")).hasSize(1);
    assertThat(file.at("/study/recommended").asText()).isEqualTo("pbm-em(iterations=3)");
    assertThat(file.at("/study/drift").findValuesAsText("of")).containsOnly("without logger");
  }

  /** Users of the sample site are position-based; a second click is beyond the cascade model. */
  @Test
  void clickModelsAreJudgedOnHeldOutUnits() {
    Path out = folder.resolve("models");
    String models = "--click-models=rctr,cm,pbm";
    SmallLog.run(0, verb(out, models));
    JsonNode file = RunFolders.json(RunFolders.latest(out).resolve("click-models.json"));
    assertThat(file.get("models").findValuesAsText("model")).containsExactly("rctr", "cm", "pbm");
    JsonNode rctr = file.at("/models/0");
    JsonNode pbm = file.at("/models/2");
    assertThat(pbm.get("logLikelihood").asDouble())
        .isGreaterThan(rctr.get("logLikelihood").asDouble());
    assertThat(pbm.at("/parameters/examination")).hasSize(10);
    assertThat(file.at("/models/1/ruledOut").asDouble()).isPositive();
    assertThat(file.at("/models/1/logLikelihood").isNull()).isTrue();
    assertThat(RunFolders.latest(out).resolve("report.md"))
        .content()
        .contains("Click models on held-out units")
        .containsSubsequence("| pbm |", "| rctr |", "| cm |");
    assertThat(SmallLog.run(Cltr.USAGE, verb(out, "--click-models=dbm")).text())
        .contains("'dbm' is unknown", "'dbn'");
  }

  @Test
  void autoMayChooseAmongSome() {
    Path out = folder.resolve("some");
    SmallLog.run(
        0, verb(out, "--set=propensities={kind: auto, of: [pbm-em, {kind: harvest-all-pairs}]}"));
    JsonNode file = RunFolders.json(RunFolders.latest(out).resolve("propensities.json"));
    assertThat(file.at("/study/candidates").findValuesAsText("label"))
        .containsExactly("pbm-em", "harvest-all-pairs");
    assertThat(
            SmallLog.run(Cltr.USAGE, verb(out, "--set=propensities={kind: auto, of: [auto]}"))
                .text())
        .contains("'of' cannot hold auto itself");
  }

  /** One deterministic logger shows every document at one position only. */
  @Test
  void aLogThatAllowsNoneSaysWhyOfEach() {
    Path single = folder.resolve("single");
    SmallLog.run(
        0,
        List.of(
            "simulate",
            "--out=" + single,
            "--set=traffic.impressions=600",
            "--set=traffic.units=200",
            "--set=catalogue.queries=10",
            "--set=randomization={swapShare: 0, shuffleShare: 0}",
            "--set=loggers=[{name: only, share: 1, quality: 0.5, bias: 0, temperature: 0}]"));
    List<String> arguments =
        SmallLog.validate(
            single,
            folder.resolve("refused"),
            "--set=propensities={kind: auto, of: [harvest-all-pairs, pbm-em]}");
    arguments.set(0, "propensities");
    assertThat(SmallLog.run(Cltr.DATA, arguments).text())
        .contains("the log allows none of the propensity estimators", "harvest-all-pairs: ")
        .contains("; pbm-em: ")
        .doesNotContain("\tat ");
    arguments.set(0, "evaluate");
    assertThat(SmallLog.run(Cltr.DATA, arguments).text()).contains("allows none");
  }

  /** Desktop and mobile users examine differently; the share tells which is which. */
  @Test
  void contextsHaveCurvesOfTheirOwn() {
    Path out = folder.resolve("contexts");
    SmallLog.run(0, verb(out));
    JsonNode file = RunFolders.json(RunFolders.latest(out).resolve("propensities.json"));
    assertThat(file.get("contexts").findValuesAsText("column")).containsExactly("device", "device");
    assertThat(file.get("contexts").findValuesAsText("value")).containsExactly("desktop", "mobile");
    SmallLog.run(0, verb(out, "--set=study.contexts=false"));
    assertThat(RunFolders.json(RunFolders.latest(out).resolve("propensities.json")).get("contexts"))
        .isEmpty();
    assertThat(SmallLog.run(Cltr.USAGE, verb(out, "--set=study.columns=[devise]")).text())
        .contains("study.columns: the log has no context column 'devise'", "'device'");
  }

  @Test
  void anUnknownEstimatorIsAnErrorThatNamesTheNearest() {
    Path out = folder.resolve("unknown");
    assertThat(SmallLog.run(Cltr.USAGE, verb(out, "--estimator=harvest-al-pairs")).text())
        .contains(
            "--estimator: 'harvest-al-pairs' is unknown", "'harvest-all-pairs'", "known: all,")
        .doesNotContain("\tat ");
  }

  /** The run before is found by itself in the folder of runs, and may be named elsewhere. */
  @Test
  void theCurveIsComparedWithThatOfTheRunBefore() {
    Path out = folder.resolve("nights");
    SmallLog.run(0, verb(out, "--date=2026-11-19"));
    Path first = RunFolders.latest(out);
    SmallLog.run(0, verb(out, "--date=2026-11-20"));
    Path second = RunFolders.latest(out);
    assertThat(drift(second)).contains("previous run " + first.getFileName());
    assertThat(drift(first)).noneMatch(part -> part.startsWith("previous run"));
    Path elsewhere = folder.resolve("elsewhere");
    SmallLog.run(0, verb(elsewhere, "--previous=" + first, "--date=2026-11-20"));
    assertThat(drift(RunFolders.latest(elsewhere))).contains("previous run " + first.getFileName());
  }

  @Test
  void aPreviousRunWithoutPropensitiesIsAnError() {
    Path validated = folder.resolve("validated");
    SmallLog.run(0, SmallLog.validate(logs, validated));
    assertThat(
            SmallLog.run(Cltr.DATA, verb(folder.resolve("none"), "--previous=" + validated)).text())
        .contains("propensities.json", "run the verb that writes it");
    assertThat(SmallLog.run(Cltr.DATA, verb(folder.resolve("none"), "--previous=" + logs)).text())
        .contains(logs + " is no run folder");
  }

  /** The table and the qrels hold the same judgements, of every query and document shown. */
  @Test
  void labelsAreKeptAsTableAndQrels() throws IOException {
    Path out = folder.resolve("labels");
    SmallLog.run(0, verb(out, "--labels", "--set=labels.grades=[0.2, 0.6]"));
    Path run = RunFolders.latest(out);
    List<String> lines = Files.readAllLines(run.resolve("labels.qrels"));
    assertThat(lines).hasSizeGreaterThan(200).isSorted().doesNotHaveDuplicates();
    assertThat(lines).allSatisfy(line -> assertThat(line).matches("q\\S+ 0 d\\S+ [012]"));
    assertThat(lines.stream().map(line -> line.charAt(line.length() - 1)).distinct()).hasSize(3);
    assertThat(
            Sessions.open("test")
                .read()
                .parquet(run.resolve("labels").toString())
                .selectExpr("concat_ws(' ', query_id, '0', doc_id, grade)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(lines);
    assertThat(RunFolders.json(run.resolve("manifest.json")).at("/result/outputs").properties())
        .noneMatch(output -> output.getKey().startsWith("labels"));
  }

  private static List<String> drift(Path run) {
    List<String> parts = new ArrayList<>();
    RunFolders.json(run.resolve("propensities.json"))
        .at("/study/drift")
        .forEach(part -> parts.add(part.get("of").asText() + " " + part.get("part").asText()));
    return parts;
  }

  private static List<String> verb(Path out, String... more) {
    List<String> arguments = SmallLog.validate(logs, out, more);
    arguments.set(0, "propensities");
    return arguments;
  }
}
