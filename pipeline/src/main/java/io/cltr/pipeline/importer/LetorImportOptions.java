package io.cltr.pipeline.importer;

import io.cltr.pipeline.letor.LetorOptions;
import java.nio.file.Path;

/**
 * What {@link LetorImport} is to read and where to.
 *
 * @param in SVMlight/LETOR file, gzipped or not
 * @param out folder on the local file system; an earlier import in it is replaced
 * @param letor how the file is read
 */
public record LetorImportOptions(Path in, Path out, LetorOptions letor) {}
