package io.cltr.jobs.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.ConfigException;
import picocli.CommandLine.Option;

/** The flags of verbs on a log; each is a key of the configuration. */
public final class LogFlags extends ConfigFlags {
  @Option(names = "--impressions", paramLabel = "PATH", description = "Table of shown rankings.")
  private String impressions;

  @Option(names = "--clicks", paramLabel = "PATH", description = "Table of clicks.")
  private String clicks;

  @Option(
      names = "--features",
      paramLabel = "PATH",
      description = "Table of features of documents for queries.")
  private String features;

  @Option(
      names = "--documents",
      paramLabel = "PATH",
      description = "Table of documents and their groups.")
  private String documents;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "Last day to use, YYYY-MM-DD; without it all days are used.")
  private String date;

  @Option(
      names = "--look-back-days",
      paramLabel = "N",
      description = "Number of days up to --date.")
  private String lookBackDays;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of splits and draws.")
  private String seed;

  @Option(names = "--level", paramLabel = "P", description = "Confidence level of intervals.")
  private String level;

  /** Refuses tables and days beside a log that holds them. */
  public void requireNoTables() {
    for (String given :
        new String[] {impressions, clicks, features, documents, date, lookBackDays}) {
      if (given != null) {
        throw new ConfigException(
            "--log is a log that was assembled: leave out '%s' and every other flag of tables and"
                    .formatted(given)
                + " days, or leave out --log");
      }
    }
  }

  @Override
  void addTo(ObjectNode flags) {
    text(flags, "impressions", impressions);
    text(flags, "clicks", clicks);
    text(flags, "features", features);
    text(flags, "documents", documents);
    text(flags, "date", date);
    yaml(flags, "lookBackDays", lookBackDays);
    yaml(flags, "seed", seed);
    yaml(flags, "level", level);
  }
}
