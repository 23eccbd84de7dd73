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

/** The flags that every verb with a configuration has; flags win over the file. */
public class ConfigFlags {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with any keys of the configuration; paths in it are relative to it.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Any key of the configuration, dotted, with a YAML value:"
              + " --set gate.rules='[{kind: value-non-inferiority, margin: 0.02}]'.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "Keep the N newest runs in --out and those that a pointer names; remove the others after"
              + " publishing. Default: 0, all.")
  private String keep;

  /**
   * The configuration that defaults, file and flags make.
   *
   * @param out null if not given
   * @param implied what the verb itself says, as a last flag
   */
  public final RunConfig read(String out, ObjectNode implied) {
    List<ObjectNode> overlays = new ArrayList<>();
    if (config != null) {
      overlays.add(ConfigReader.read(config));
    }
    ObjectNode flags = Json.mapper().createObjectNode();
    text(flags, "out", out);
    yaml(flags, "keep", keep);
    addTo(flags);
    overlays.add(flags);
    set.forEach(
        (key, value) -> overlays.add(ConfigReader.with(key, ConfigReader.value(key, value))));
    overlays.add(implied);
    return ConfigReader.config(new RunConfig(), overlays);
  }

  /** Adds the flags of a kind of verb. */
  void addTo(ObjectNode flags) {}

  static void yaml(ObjectNode flags, String key, String value) {
    if (value != null) {
      flags.set(key, ConfigReader.value(key, value));
    }
  }

  static void text(ObjectNode flags, String key, String value) {
    if (value != null) {
      flags.set(key, TextNode.valueOf(value));
    }
  }
}
