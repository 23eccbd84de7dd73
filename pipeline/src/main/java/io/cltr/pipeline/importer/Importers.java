package io.cltr.pipeline.importer;

import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registered importers. */
public final class Importers {
  private Importers() {}

  /** All importers with their default options, by id; ids are unique. */
  public static SortedMap<String, Importer> all() {
    SortedMap<String, Importer> found = new TreeMap<>();
    for (Importer importer : ServiceLoader.load(Importer.class, Importer.class.getClassLoader())) {
      if (found.put(importer.id(), importer) != null) {
        throw new IllegalStateException("two importers call themselves '" + importer.id() + "'");
      }
    }
    return Collections.unmodifiableSortedMap(found);
  }
}
