package io.cltr.jobs.run;

import io.cltr.gate.GateResult;
import io.cltr.gate.LogEvidence;
import io.cltr.jobs.report.GateHtml;
import io.cltr.jobs.report.GateJunit;
import io.cltr.jobs.report.GateMarkdown;
import io.cltr.pipeline.artefact.EvidenceFile;
import io.cltr.pipeline.artefact.GateFile;
import io.cltr.pipeline.artefact.SequenceFile;
import io.cltr.pipeline.artefact.ValueFile;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.RunFolder;
import io.cltr.propensity.PropensityEstimate;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what a verdict rests on, and the verdict. */
final class GatePublication {
  private GatePublication() {}

  static void evidence(RunFolder folder, Findings findings, Valued valued) {
    folder.write(
        ValueFile.NAME,
        Json.bytes(
            new ValueFile(
                ValueFile.SCHEMA_VERSION,
                findings.manifest().inputHash(),
                valued.candidate(),
                valued.baseline(),
                valued.table())));
    folder.write(
        EvidenceFile.NAME,
        Json.bytes(
            new EvidenceFile(
                EvidenceFile.SCHEMA_VERSION,
                valued.changes().orElse(null),
                log(findings, valued))));
    valued
        .nights()
        .ifPresent(
            nights ->
                folder.write(
                    SequenceFile.NAME,
                    Json.bytes(new SequenceFile(SequenceFile.SCHEMA_VERSION, nights))));
  }

  static void verdict(RunFolder folder, GateResult gate) {
    folder.write(GateFile.NAME, Json.bytes(GateFile.of(gate)));
    folder.write("gate.md", utf8(GateMarkdown.render(gate)));
    folder.write("gate.xml", utf8(GateJunit.render(gate)));
    folder.write("gate.html", utf8(GateHtml.page(gate)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is known of the log of {@code findings}. */
  static LogEvidence log(Findings findings, Valued valued) {
    return new LogEvidence(
        Reading.lastDay(findings.summary()),
        findings.data().checks(),
        findings.propensities().map(PropensityEstimate::checks).orElse(List.of()),
        findings.studied().map(found -> found.study().drift()).orElse(List.of()),
        valued.placebo());
  }
}
