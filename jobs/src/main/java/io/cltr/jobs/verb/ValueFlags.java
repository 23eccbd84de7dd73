package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** The flags of verbs that value policies. */
final class ValueFlags {
  @Option(
      names = "--contributions",
      description = "Keep what each unit adds to each value, as a table in the run folder.")
  private boolean contributions;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description =
          "Folder of the runs whose nights judged the same candidate: judge it on new units, too.")
  private String history;

  /** Says what was given to the configuration. */
  ObjectNode addTo(ObjectNode implied) {
    if (contributions) {
      implied.put("contributions", true);
    }
    if (history != null) {
      implied.putObject("gate").put("history", history);
    }
    return implied;
  }
}
