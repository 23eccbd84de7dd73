package io.cltr.pipeline.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every importer. */
class ImportersTest {
  static Iterable<Importer> all() {
    return Importers.all().values();
  }

  @Test
  void areFour() {
    assertThat(Importers.all()).containsOnlyKeys("flat", "letor", "open-bandit", "yandex-relpred");
  }

  @ParameterizedTest
  @MethodSource("all")
  void optionsAreTheComponentsOfTheRecord(Importer importer) {
    assertThat(importer.options())
        .extracting(ImportOption::key)
        .containsExactlyElementsOf(
            Arrays.stream(importer.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    assertThat(importer.options())
        .allSatisfy(option -> assertThat(option.description()).endsWith("."));
    assertThat(importer.summary()).doesNotEndWith(".");
  }

  @ParameterizedTest
  @MethodSource("all")
  void theFilesOfTheExampleExist(Importer importer) {
    Path root = Path.of(System.getProperty("cltr.root"));
    assertThat(importer.example().split(" "))
        .filteredOn(word -> word.startsWith("sample-logs/"))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(Files.isRegularFile(root.resolve(word))).isTrue());
  }
}
