package io.cltr.jobs.run;

import io.cltr.gate.JudgedNights;
import io.cltr.gate.JudgedNights.JudgedNight;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.SequenceFile;
import io.cltr.pipeline.publish.Manifest;
import io.cltr.pipeline.table.CountedUnits;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The latest night before this one that judged the same two policies.
 *
 * @param nights up to it
 * @param units folder of the units that they counted
 */
record EarlierNights(JudgedNights nights, String units) {

  /** The history in the runs of {@code folder}; empty where no earlier night judged the two. */
  static Optional<EarlierNights> of(
      String folder, JudgedNights start, String lastDay, Configuration hadoop) {
    if (lastDay.isEmpty()) {
      throw new ConfigException(
          "--history: the log has no times, so nights have no order; give shown_at, or leave the history out");
    }
    return new Artefacts(folder, hadoop)
        .folders("").stream()
            .map(name -> new Artefacts(folder + "/" + name, hadoop))
            .filter(run -> run.has(Manifest.NAME) && run.has(SequenceFile.NAME))
            .map(EarlierNights::read)
            .filter(found -> found.nights.candidate().equals(start.candidate()))
            .filter(found -> found.nights.production().equals(start.production()))
            .filter(found -> found.day().compareTo(lastDay) < 0)
            .max(Comparator.comparing(EarlierNights::day).thenComparing(EarlierNights::units));
  }

  private static EarlierNights read(Artefacts run) {
    JudgedNights stored =
        run.read(SequenceFile.NAME, SequenceFile.class, SequenceFile.SCHEMA_VERSION).nights();
    String name = run.folder().substring(run.folder().lastIndexOf('/') + 1);
    List<JudgedNight> named =
        stored.nights().stream()
            .map(
                night ->
                    night.run().isEmpty()
                        ? new JudgedNight(
                            name, night.day(), night.units(), night.impressions(), night.values())
                        : night)
            .toList();
    return new EarlierNights(
        new JudgedNights(
            stored.candidate(),
            stored.production(),
            stored.theta(),
            stored.beta(),
            stored.covariance(),
            named),
        run.folder() + "/" + CountedUnits.FOLDER);
  }

  private String day() {
    return nights.nights().get(nights.nights().size() - 1).day();
  }
}
