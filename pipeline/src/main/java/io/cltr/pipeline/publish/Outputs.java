package io.cltr.pipeline.publish;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files that a manifest promises. */
final class Outputs {
  private Outputs() {}

  /**
   * What is wrong with the first file that is not as the manifest of the folder {@code run} says;
   * empty where all are. Reads every file.
   */
  static Optional<String> fault(FileSystem files, Path run, Manifest manifest) throws IOException {
    for (Map.Entry<String, String> output : manifest.result().outputs().entrySet()) {
      Optional<byte[]> content = AtomicFile.read(files, new Path(run, output.getKey()));
      if (content.isEmpty()) {
        return Optional.of("%s is missing".formatted(output.getKey()));
      }
      String found = Sha256.hex(content.get());
      if (!found.equals(output.getValue())) {
        return Optional.of(
            "%s has SHA-256 %s, the manifest says %s"
                .formatted(output.getKey(), found, output.getValue()));
      }
    }
    return Optional.empty();
  }
}
