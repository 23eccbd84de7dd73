package io.cltr.pipeline.simulate;

import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.simulate.Simulation;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@link Simulate} is to write.
 *
 * @param out folder on the local file system; an earlier simulation in it is replaced
 * @param seed with the rest of the options it determines every byte
 * @param catalogue empty: drawn as {@code simulation} says; else a SVMlight/LETOR file, or a folder
 *     with {@code features.csv} and {@code grades.csv}
 * @param letor how a SVMlight/LETOR file is read
 * @param simulation the site
 */
public record SimulateOptions(
    Path out, long seed, Optional<Path> catalogue, LetorOptions letor, Simulation simulation) {

  /** The default site with a synthetic catalogue. */
  public SimulateOptions(Path out, long seed) {
    this(out, seed, Optional.empty(), new LetorOptions(), new Simulation());
  }
}
