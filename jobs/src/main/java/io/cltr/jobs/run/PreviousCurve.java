package io.cltr.jobs.run;

import io.cltr.log.InputException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.PropensityFile;
import io.cltr.pipeline.artefact.PropensityFile.Influence;
import io.cltr.pipeline.publish.PublishedRun;
import io.cltr.propensity.PropensityEstimate;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The curve of an earlier run.
 *
 * @param run its name
 */
record PreviousCurve(String run, PropensityEstimate estimate) {

  /** The curve of the run that {@code path} means; fails where it has none. */
  static PreviousCurve named(String path, Configuration hadoop) {
    PublishedRun run = PublishedRun.open(path, hadoop);
    return new PreviousCurve(run.name(), read(new Artefacts(run.folder(), hadoop)));
  }

  /** The curve of the run before this one, where there is one that this version reads. */
  static Optional<PreviousCurve> before(Previous previous, String out, Configuration hadoop) {
    Artefacts run = new Artefacts(out + "/" + previous.name(), hadoop);
    if (previous.name().isEmpty() || !run.has(PropensityFile.NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PreviousCurve(previous.name(), read(run)));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private static PropensityEstimate read(Artefacts run) {
    PropensityFile file =
        run.read(PropensityFile.NAME, PropensityFile.class, PropensityFile.SCHEMA_VERSION);
    Influence influence = run.read(Influence.NAME, Influence.class, PropensityFile.SCHEMA_VERSION);
    return file.estimate(influence.influence());
  }
}
