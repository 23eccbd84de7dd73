package io.cltr.jobs.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a configuration, by key: what was found and what is allowed. */
final class ConfigProblems {
  private static final int LONGEST = 100;
  private static final Pattern LINE = Pattern.compile("\\bline (\\d+), column");

  private ConfigProblems() {}

  /** What {@code thrown} says of {@code tree}, which was to become a record. */
  static ConfigException of(JacksonException thrown, JsonNode tree) {
    List<Reference> path =
        thrown instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    String key = key(path);
    if (thrown instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return new ConfigException(
          "key '%s' is unknown%s; known here: %s"
              .formatted(
                  key, Nearest.hint(unknown.getPropertyName(), known), String.join(", ", known)),
          thrown);
    }
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ConfigException said) {
        boolean named = key.isEmpty() || said.getMessage().startsWith(key);
        return named ? said : new ConfigException(key + ": " + said.getMessage(), thrown);
      }
    }
    return new ConfigException(
        "%s: found %s, allowed is %s".formatted(key, found(tree, path), allowed(thrown)), thrown);
  }

  /** What {@code thrown} says of a text that is no YAML. */
  static String ofText(JacksonException thrown) {
    String problem =
        thrown
            .getOriginalMessage()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return problem.contains("TAB") ? "found a tab; YAML is indented with spaces" : problem;
  }

  /** The line where {@code thrown} found it, as it follows a file's name; "" where unknown. */
  static String line(JacksonException thrown) {
    Optional<String> marked =
        LINE.matcher(thrown.getOriginalMessage())
            .results()
            .map(found -> found.group(1))
            .reduce((context, problem) -> problem);
    Optional<String> parsed =
        Optional.ofNullable(thrown.getLocation()).map(at -> String.valueOf(at.getLineNr()));
    return marked.or(() -> parsed).map(line -> ":" + line).orElse("");
  }

  private static String key(List<Reference> path) {
    return path.stream()
        .map(
            part -> part.getFieldName() != null ? part.getFieldName() : "[" + part.getIndex() + "]")
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String found(JsonNode tree, List<Reference> path) {
    JsonNode at = tree;
    for (Reference part : path) {
      at = part.getFieldName() != null ? at.path(part.getFieldName()) : at.path(part.getIndex());
    }
    String text = at.isTextual() ? "'" + at.asText() + "'" : at.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String allowed(JacksonException thrown) {
    Class<?> type = null;
    for (Throwable t = thrown; t != null && type == null; t = t.getCause()) {
      if (t instanceof MismatchedInputException mismatch) {
        type = mismatch.getTargetType();
      } else if (t instanceof InputCoercionException coercion) {
        type = coercion.getTargetType();
      }
    }
    return type == null ? "what --print-config shows" : allowed(type);
  }

  private static String allowed(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "a whole number" + (type == int.class ? " up to 2,147,483,647" : "");
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return Collection.class.isAssignableFrom(type) ? "a list: [a, b]" : "keys: {key: value}";
  }
}
