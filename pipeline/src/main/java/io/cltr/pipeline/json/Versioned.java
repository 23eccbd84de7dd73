package io.cltr.pipeline.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.cltr.log.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads artefacts, each of which says the version of its form in {@code schemaVersion}. */
public final class Versioned {
  private static final String FIELD = "schemaVersion";

  private Versioned() {}

  /**
   * The artefact in {@code content}.
   *
   * @param path of the file, for messages
   * @param readable the version of the form that {@code type} has
   * @throws InputException where the artefact has another form
   */
  public static <A> A read(byte[] content, String path, Class<A> type, int readable) {
    try {
      JsonNode tree = Json.mapper().readTree(content);
      JsonNode found = tree.path(FIELD);
      if (!found.canConvertToInt()) {
        throw new InputException(
            "%s is not what cltr writes: it has no %s; name the folder of a run"
                .formatted(path, FIELD));
      }
      if (found.asInt() != readable) {
        throw new InputException(
            "%s has %s %d, this version of cltr reads %d: %s"
                .formatted(path, FIELD, found.asInt(), readable, remedy(found.asInt() > readable)));
      }
      return Json.mapper().treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      throw new InputException(
          "%s has a field '%s' that this version of cltr does not know: %s"
              .formatted(path, e.getPropertyName(), remedy(true)),
          e);
    } catch (JacksonException e) {
      throw new InputException(
          "%s is not what cltr writes: %s".formatted(path, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String remedy(boolean newer) {
    return newer
        ? "a newer cltr wrote it; use that one, or write the file again with this version"
        : "an older cltr wrote it; write the file again with this version";
  }
}
