package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.jobs.report.Report;
import io.cltr.jobs.report.ReportHtml;
import io.cltr.jobs.report.ReportJson;
import io.cltr.jobs.report.ReportMarkdown;
import io.cltr.jobs.trend.TrendHtml;
import io.cltr.jobs.trend.TrendText;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.ClickModelFile;
import io.cltr.pipeline.artefact.FairnessFile;
import io.cltr.pipeline.artefact.HistoryFile;
import io.cltr.pipeline.artefact.PolicyFile;
import io.cltr.pipeline.artefact.PropensityFile;
import io.cltr.pipeline.artefact.StoredModel;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Manifest;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.random.Hash64;
import io.cltr.trend.Trend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** Writes findings as a run folder. */
final class Publication {
  private Publication() {}

  /** Writes every artefact that the findings have, and the report in its three forms. */
  static Report write(RunFolder folder, Findings findings, RunConfig config) {
    findings
        .studied()
        .ifPresent(
            found -> {
              folder.write(
                  PropensityFile.NAME,
                  Json.bytes(
                      PropensityFile.of(
                          found.estimate(), found.study(), findings.manifest().inputHash())));
              folder.write(
                  PropensityFile.Influence.NAME,
                  Json.bytes(PropensityFile.Influence.of(found.estimate().influence())));
              if (!found.clickModels().isEmpty()) {
                folder.write(
                    ClickModelFile.NAME,
                    Json.bytes(
                        new ClickModelFile(
                            ClickModelFile.SCHEMA_VERSION,
                            findings.manifest().inputHash(),
                            found.clickModels())));
              }
            });
    findings
        .models()
        .forEach(
            (name, model) ->
                model
                    .content()
                    .forEach(
                        (file, content) -> folder.write(StoredModel.path(name, file), content)));
    for (ValuedPolicy valued : findings.policies()) {
      files(valued, folder.outputs()).forEach(folder::write);
    }
    findings.valued().ifPresent(valued -> GatePublication.evidence(folder, findings, valued));
    findings
        .fairness()
        .ifPresent(
            audited ->
                folder.write(
                    FairnessFile.NAME,
                    Json.bytes(
                        new FairnessFile(
                            FairnessFile.SCHEMA_VERSION,
                            findings.manifest().inputHash(),
                            audited.grouping(),
                            audited.readings()))));
    findings.gate().ifPresent(gate -> GatePublication.verdict(folder, gate));
    HistoryFile history =
        HistoryFile.of(
            findings.summary().loggerDays(),
            Nights.tonight(findings),
            findings.data().previous().history());
    folder.write(HistoryFile.NAME, Json.bytes(history));
    if (findings.values().isEmpty()) {
      return writeReport(folder, findings, config, List.of());
    }
    Trend trend = Trend.of(history.nights());
    folder.write(TrendHtml.NAME, utf8(TrendHtml.render(trend)));
    return writeReport(folder, findings, config, TrendText.alarms(trend));
  }

  /** The files of a policy by path, {@code digests} being those of the files that are there. */
  private static SortedMap<String, byte[]> files(
      ValuedPolicy valued, SortedMap<String, String> digests) {
    String name = valued.spec().policyName();
    return valued
        .stored()
        .map(stored -> stored.content(name))
        .orElseGet(
            () ->
                new TreeMap<>(
                    Map.of(
                        PolicyFile.path(name, PolicyFile.NAME),
                        Json.bytes(PolicyFile.of(valued.spec(), valued.policy(), digests)))));
  }

  /**
   * Writes the report in its three forms.
   *
   * @param alarms what is not as the nights before lead to expect
   */
  static Report writeReport(
      RunFolder folder, Findings findings, RunConfig config, List<String> alarms) {
    Report report = ReportBuilder.build(findings, config).withAlarms(alarms);
    folder.write("report.json", utf8(ReportJson.render(report)));
    folder.write("report.md", utf8(ReportMarkdown.render(report)));
    folder.write("report.html", utf8(ReportHtml.render(report)));
    return report;
  }

  /** Publishes the folder; its name begins with the last day of the log. */
  static String publish(
      RunFolder folder,
      Findings findings,
      RunConfig config,
      SparkSession spark,
      Progress progress) {
    return folder.publish(
        label(findings),
        manifest(Manifest.Status.complete, folder, findings, config, spark, progress));
  }

  static Manifest manifest(
      Manifest.Status status,
      RunFolder folder,
      Findings findings,
      RunConfig config,
      SparkSession spark,
      Progress progress) {
    Manifest.Result result =
        new Manifest.Result(
            status,
            Version.get(),
            Hash64.VERSION,
            config.seed(),
            findings.manifest().inputHash(),
            findings.data().previous().name(),
            SemanticConfig.of(config),
            folder.outputs());
    return new Manifest(
        Manifest.SCHEMA_VERSION,
        result,
        Circumstances.of(Circumstances.inputs(config), spark.sparkContext().master(), progress));
  }

  /** Removes old runs, as {@code keep} says; a run that was published stays published. */
  static void retain(RunFolder folder, RunConfig config, Progress progress) {
    try {
      List<String> removed = folder.retain(config.keep());
      if (!removed.isEmpty()) {
        progress.say("keep %d: removed %s".formatted(config.keep(), String.join(", ", removed)));
      }
    } catch (ConfigException e) {
      progress.say("warning: old runs were not removed: " + e.getMessage());
    }
  }

  private static String label(Findings findings) {
    String day = Reading.lastDay(findings.summary());
    return day.isEmpty() ? RunFolder.RUN : day;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
