package io.cltr.pipeline.publish;

import io.cltr.log.InputException;
import io.cltr.pipeline.publish.Manifest.Status;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A run folder with its manifest. */
public final class PublishedRun {
  private final FileSystem files;
  private final Path folder;
  private final Manifest manifest;

  private PublishedRun(FileSystem files, Path folder, Manifest manifest) {
    this.files = files;
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * The run that {@code path} means ({@link Pointer#resolve}).
   *
   * @throws InputException where it has no manifest, and so is no result
   */
  public static PublishedRun open(String path, Configuration hadoop) {
    Path folder = new Path(Pointer.resolve(path, hadoop));
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      Path whole = files.makeQualified(folder);
      return Manifest.read(files, whole)
          .map(manifest -> new PublishedRun(files, whole, manifest))
          .orElseThrow(
              () ->
                  new InputException(
                      "%s is no run folder: it has no %s; name a run, or the folder of its runs"
                          .formatted(folder, Manifest.NAME)));
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Its path. */
  public String folder() {
    return folder.toString();
  }

  /** Its name in the folder of runs. */
  public String name() {
    return folder.getName();
  }

  /** The folder of runs. */
  public String out() {
    return folder.getParent().toString();
  }

  /**
   * Reads every file that the manifest promises.
   *
   * @throws InputException where one is missing or changed, or the run was refused
   */
  public void requireWhole() {
    if (manifest.result().status() != Status.complete) {
      throw new InputException(
          "%s is %s, so there is nothing in it to use: correct the log and run again"
              .formatted(folder, manifest.result().status()));
    }
    try {
      Optional<String> fault = Outputs.fault(files, folder, manifest);
      if (fault.isPresent()) {
        throw new InputException(
            "%s is not whole: %s; run again with the same log and configuration to restore it"
                .formatted(folder, fault.get()));
      }
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
