package io.cltr.jobs.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cltr.pipeline.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The flags that every verb on a log shares; each is a key of the configuration, and wins. */
public final class ConfigFlags {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with any keys of the configuration; paths in it are relative to it.")
  private Path config;

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

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Any key of the configuration, dotted, with a YAML value:"
              + " --set gate.rules='[{kind: value-non-inferiority, margin: 0.02}]'.")
  private Map<String, String> set = new LinkedHashMap<>();

  /** The configuration that defaults, file and flags make; {@code out} is empty if not given. */
  public RunConfig read(String out) {
    List<ObjectNode> overlays = new ArrayList<>();
    if (config != null) {
      overlays.add(ConfigReader.read(config));
    }
    ObjectNode flags = Json.mapper().createObjectNode();
    text(flags, "impressions", impressions);
    text(flags, "clicks", clicks);
    text(flags, "features", features);
    text(flags, "documents", documents);
    text(flags, "out", out);
    text(flags, "date", date);
    number(flags, "lookBackDays", lookBackDays);
    number(flags, "seed", seed);
    number(flags, "level", level);
    set.forEach((key, value) -> ConfigReader.set(flags, key, ConfigReader.value(value)));
    overlays.add(flags);
    return ConfigReader.config(new RunConfig(), overlays);
  }

  private static void text(ObjectNode flags, String key, String value) {
    if (value != null) {
      flags.set(key, TextNode.valueOf(value));
    }
  }

  private static void number(ObjectNode flags, String key, String value) {
    if (value != null) {
      flags.set(key, ConfigReader.value(value));
    }
  }
}
