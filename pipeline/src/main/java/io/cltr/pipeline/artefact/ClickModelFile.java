package io.cltr.pipeline.artefact;

import io.cltr.click.ClickModelScore;
import java.util.List;

/**
 * {@code click-models.json}: click models, fitted to half of the units and judged on the other.
 *
 * @param input hash of the rows
 * @param models in the order asked for
 */
public record ClickModelFile(int schemaVersion, String input, List<ClickModelScore> models) {
  /** Name in a run folder. */
  public static final String NAME = "click-models.json";

  /** Version of the form. */
  public static final int SCHEMA_VERSION = 1;
}
