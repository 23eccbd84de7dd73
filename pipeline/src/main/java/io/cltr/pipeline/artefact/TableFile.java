package io.cltr.pipeline.artefact;

import java.util.SortedMap;

/**
 * {@code models/NAME/table.json}: scores that a model knows by query and document.
 *
 * @param scores by query and document; what it does not hold scores 0
 */
public record TableFile(int schemaVersion, SortedMap<String, SortedMap<String, Double>> scores) {
  /** Name in a model's folder. */
  public static final String NAME = "table.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;
}
