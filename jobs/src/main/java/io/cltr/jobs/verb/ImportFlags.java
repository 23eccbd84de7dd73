package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.jobs.config.ConfigReader;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.importer.ImportOption;
import io.cltr.pipeline.importer.Importer;
import io.cltr.pipeline.importer.Importers;
import io.cltr.pipeline.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes a flag of every option of every importer, and importers of flags. */
final class ImportFlags implements IModelTransformer {
  private static final int WIDTH = 78;

  @Override
  public CommandSpec transform(CommandSpec spec) {
    SortedMap<String, OptionSpec.Builder> flags = new TreeMap<>();
    Map<String, SortedMap<String, String>> said = new TreeMap<>();
    for (Importer importer : Importers.all().values()) {
      for (ImportOption option : importer.options()) {
        flags.putIfAbsent(flag(option), builder(importer, option));
        said.computeIfAbsent(flag(option), flag -> new TreeMap<>())
            .merge(option.description(), importer.id(), "%s, %s"::formatted);
      }
    }
    flags.forEach(
        (flag, builder) -> {
          List<String> lines = new ArrayList<>();
          said.get(flag).forEach((text, formats) -> lines.add(formats + ": " + text));
          spec.addOption(builder.description(lines.toArray(String[]::new)).build());
        });
    spec.usageMessage().description(description());
    spec.usageMessage().footerHeading("%nExamples:%n").footer(examples());
    return spec;
  }

  private static OptionSpec.Builder builder(Importer importer, ImportOption option) {
    OptionSpec.Builder builder = OptionSpec.builder(flag(option)).paramLabel(option.label());
    return isMap(importer, option)
        ? builder
            .type(LinkedHashMap.class)
            .auxiliaryTypes(String.class, String.class)
            .splitRegex(",")
        : builder.type(String.class);
  }

  private static boolean isMap(Importer importer, ImportOption option) {
    return type(importer, option).equals(Map.class);
  }

  private static Class<?> type(Importer importer, ImportOption option) {
    return Arrays.stream(importer.getClass().getRecordComponents())
        .filter(component -> component.getName().equals(option.key()))
        .findFirst()
        .orElseThrow()
        .getType();
  }

  private static String[] description() {
    List<String> lines = new ArrayList<>();
    for (Importer importer : Importers.all().values()) {
      lines.add("%s: %s.".formatted(importer.id(), importer.summary()));
    }
    lines.add(
        "Every row is used or quarantined, and every column has a fate: both are printed and written"
            + " to import.json beside the tables.");
    lines.add("");
    return lines.toArray(String[]::new);
  }

  private static String[] examples() {
    List<String> lines = new ArrayList<>();
    for (Importer importer : Importers.all().values()) {
      StringBuilder line = new StringBuilder("  cltr import --format ").append(importer.id());
      for (String word : importer.example().split(" ")) {
        if (line.length() + word.length() + 3 > WIDTH) {
          lines.add(line + " \\");
          line = new StringBuilder("   ");
        }
        line.append(' ').append(word);
      }
      lines.add(line.toString());
    }
    return lines.toArray(String[]::new);
  }

  /** The importer that {@code format} names, with what the flags in {@code spec} say. */
  static Importer importer(String format, CommandSpec spec) {
    Importer importer = Importers.all().get(format);
    if (importer == null) {
      throw new ConfigException(
          "--format: found '%s', allowed are %s"
              .formatted(format, String.join(", ", Importers.all().keySet())));
    }
    refuseOthers(importer, spec);
    ObjectNode given = Json.mapper().createObjectNode();
    for (ImportOption option : importer.options()) {
      Object value = spec.findOption(flag(option)).getValue();
      if (value instanceof Map<?, ?> pairs) {
        given.set(option.key(), Json.tree(pairs));
      } else if (value != null) {
        boolean text = type(importer, option).equals(String.class);
        given.set(
            option.key(),
            text ? Json.tree(value) : ConfigReader.value(option.key(), value.toString()));
      }
    }
    return ConfigReader.config(importer, List.of(given));
  }

  private static void refuseOthers(Importer importer, CommandSpec spec) {
    List<String> own = importer.options().stream().map(ImportFlags::flag).toList();
    for (Importer other : Importers.all().values()) {
      for (ImportOption option : other.options()) {
        String flag = flag(option);
        if (!own.contains(flag) && spec.findOption(flag).getValue() != null) {
          throw new ConfigException(
              "%s is an option of --format %s, not of %s, whose options are %s"
                  .formatted(flag, other.id(), importer.id(), String.join(", ", own)));
        }
      }
    }
  }

  /** {@code firstPosition} is {@code --first-position}. */
  private static String flag(ImportOption option) {
    return "--"
        + option
            .key()
            .chars()
            .mapToObj(c -> Character.isUpperCase(c) ? "-" + (char) (c + 32) : "" + (char) c)
            .collect(Collectors.joining());
  }
}
