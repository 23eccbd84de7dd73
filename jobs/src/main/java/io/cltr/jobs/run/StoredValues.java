package io.cltr.jobs.run;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.EvidenceFile;
import io.cltr.pipeline.artefact.FairnessFile;
import io.cltr.pipeline.artefact.SequenceFile;
import io.cltr.pipeline.artefact.ValueFile;
import io.cltr.pipeline.publish.PublishedRun;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What a published run stored for verdicts.
 *
 * @param run its folder
 * @param name of the run
 */
record StoredValues(
    String run,
    String name,
    ValueFile values,
    EvidenceFile evidence,
    Optional<SequenceFile> nights,
    Optional<FairnessFile> fairness) {

  static StoredValues open(String path, Configuration hadoop) {
    PublishedRun published = PublishedRun.open(path, hadoop);
    Artefacts run = new Artefacts(published.folder(), hadoop);
    return new StoredValues(
        published.folder(),
        published.name(),
        run.read(ValueFile.NAME, ValueFile.class, ValueFile.SCHEMA_VERSION),
        run.read(EvidenceFile.NAME, EvidenceFile.class, EvidenceFile.SCHEMA_VERSION),
        run.has(SequenceFile.NAME)
            ? Optional.of(
                run.read(SequenceFile.NAME, SequenceFile.class, SequenceFile.SCHEMA_VERSION))
            : Optional.empty(),
        run.has(FairnessFile.NAME)
            ? Optional.of(
                run.read(FairnessFile.NAME, FairnessFile.class, FairnessFile.SCHEMA_VERSION))
            : Optional.empty());
  }

  /**
   * The values of this run, and those of one policy of {@code other} under {@code label}; both must
   * be of the same units.
   */
  ValueTable beside(StoredValues other, String policy, String label) {
    if (!values.input().equals(other.values.input())) {
      throw new InputException(
          "--baseline: %s was valued on other rows (%s) than %s (%s), and values of different logs differ by more than their policies: evaluate both on one log, or use 'gate --log'"
              .formatted(other.name, other.values.input(), name, values.input()));
    }
    List<CellValue> theirs =
        other.values.table().cells().stream().filter(cell -> cell.policy().equals(policy)).toList();
    if (theirs.isEmpty()) {
      throw new ConfigException(
          "--baseline: %s has no values of '%s'; it has %s"
              .formatted(other.name, policy, other.values.table().policies()));
    }
    for (CellValue cell : theirs) {
      values.table().cells().stream()
          .filter(own -> own.slice().equals(cell.slice()))
          .filter(own -> own.units() != cell.units())
          .findFirst()
          .ifPresent(own -> differ(other, own, cell));
    }
    return values.table().and(theirs.stream().map(cell -> cell.named(label)).toList());
  }

  private void differ(StoredValues other, CellValue own, CellValue cell) {
    throw new InputException(
        "--baseline: %s valued %d units of '%s', %s valued %d: value both on the same units, with the same seed and splits"
            .formatted(other.name, cell.units(), cell.slice(), name, own.units()));
  }
}
