package io.cltr.jobs.run;

import io.cltr.jobs.config.RunConfig;
import io.cltr.pipeline.publish.Host;
import io.cltr.pipeline.publish.Manifest;
import java.util.List;
import java.util.stream.Stream;

/** What the manifest says of where and when a run took place. */
final class Circumstances {
  private Circumstances() {}

  static Manifest.Run of(List<String> inputs, String master, Progress progress) {
    return new Manifest.Run(
        progress.started().toString(),
        progress.times(),
        inputs,
        Host.name(),
        master,
        Runtime.version().toString());
  }

  /** Paths of the tables that a run reads. */
  static List<String> inputs(RunConfig config) {
    return Stream.of(config.impressions(), config.clicks(), config.features(), config.documents())
        .flatMap(table -> table.path().stream())
        .toList();
  }
}
