package io.cltr.jobs.run;

import io.cltr.log.InputException;
import io.cltr.log.LogSummary.LoggerDay;
import io.cltr.pipeline.artefact.Artefacts;
import io.cltr.pipeline.artefact.HistoryFile;
import io.cltr.pipeline.publish.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The run before this one: of the runs in the same folder whose logs end on an earlier day, the one
 * that ends last.
 *
 * @param name of its folder; "" where there is none
 * @param history what it and those before it counted and found
 */
public record Previous(String name, HistoryFile history) {
  private static final Pattern RUN = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-[0-9a-f]+");
  private static final Previous NONE = new Previous("", HistoryFile.NONE);

  /** What it and those before it counted. */
  List<LoggerDay> days() {
    return history.days();
  }

  /** The run in {@code out} before one whose log ends on {@code lastDay}. */
  static Previous of(String out, String lastDay, Configuration hadoop) {
    List<String> earlier =
        new Artefacts(out, hadoop)
            .folders("").stream()
                .filter(name -> day(name).filter(day -> day.compareTo(lastDay) < 0).isPresent())
                .sorted(Comparator.reverseOrder())
                .toList();
    for (String name : earlier) {
      Optional<HistoryFile> history = history(new Artefacts(out + "/" + name, hadoop));
      if (history.isPresent()) {
        return new Previous(name, history.get());
      }
    }
    return NONE;
  }

  private static Optional<String> day(String name) {
    Matcher run = RUN.matcher(name);
    return run.matches() ? Optional.of(run.group(1)) : Optional.empty();
  }

  /** The history of a whole run; empty where it has none that this version reads. */
  private static Optional<HistoryFile> history(Artefacts run) {
    if (!run.has(Manifest.NAME) || !run.has(HistoryFile.NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(run.read(HistoryFile.NAME, HistoryFile.class, HistoryFile.SCHEMA_VERSION));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
