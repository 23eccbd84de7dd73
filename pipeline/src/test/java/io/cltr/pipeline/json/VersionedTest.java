package io.cltr.pipeline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class VersionedTest {
  record Artefact(int schemaVersion, String name) {}

  @Test
  void itsOwnVersionIsRead() {
    assertThat(read("{\"schemaVersion\": 2, \"name\": \"a\"}")).isEqualTo(new Artefact(2, "a"));
  }

  @Test
  void otherVersionsAreNamedWithWhatToDo() {
    refused("{\"schemaVersion\": 3}", "x.json has schemaVersion 3, this version of cltr reads 2")
        .hasMessageContaining("a newer cltr wrote it");
    refused("{\"schemaVersion\": 1}", "x.json has schemaVersion 1, this version of cltr reads 2")
        .hasMessageContaining("an older cltr wrote it; write the file again");
  }

  /** Additions keep the version, so an older reader meets fields that it does not know. */
  @Test
  void unknownFieldsAreOfANewerVersion() {
    refused("{\"schemaVersion\": 2, \"name\": \"a\", \"more\": 1}", "x.json has a field 'more'")
        .hasMessageContaining("a newer cltr wrote it");
  }

  @Test
  void whatIsNoArtefactIsNamed() {
    refused("{\"name\": \"a\"}", "x.json is not what cltr writes: it has no schemaVersion");
    refused("{\"schemaVersion\": \"two\"}", "it has no schemaVersion");
    refused("[1, 2]", "it has no schemaVersion");
    refused("", "it has no schemaVersion");
    refused("{\"schemaVersion\": 2, ", "x.json is not what cltr writes: ");
  }

  private static AbstractThrowableAssert<?, ?> refused(String content, String message) {
    return assertThatThrownBy(() -> read(content))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  private static Artefact read(String content) {
    return Versioned.read(content.getBytes(StandardCharsets.UTF_8), "x.json", Artefact.class, 2);
  }
}
