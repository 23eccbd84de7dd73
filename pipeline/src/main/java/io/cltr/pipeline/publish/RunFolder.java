package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A run folder in the making, on any file system that Hadoop reaches.
 *
 * <p>Files are written below {@code OUT/.staging-…}; {@link #publish} moves them to {@code
 * OUT/NAME}, writes the manifest last, and then points {@code OUT/latest}, a file that holds the
 * name, at it. A run that dies leaves a staging folder that no reader looks at; a later run on the
 * same output does not touch it. The name holds a hash of the result, so publishing the same result
 * again changes nothing but the pointer.
 */
public final class RunFolder implements AutoCloseable {
  /** The manifest's file name. */
  public static final String MANIFEST = "manifest.json";

  private static final String LATEST = "latest";
  private static final int NAME_DIGITS = 12;

  private final FileSystem files;
  private final Path out;
  private final Path staging;
  private final SortedMap<String, String> outputs = new TreeMap<>();

  private RunFolder(FileSystem files, Path out) throws IOException {
    this.files = files;
    this.out = out;
    this.staging = new Path(out, ".staging-" + UUID.randomUUID());
    if (!files.mkdirs(staging)) {
      throw new IOException("the folder cannot be created");
    }
  }

  /** A new staging folder below {@code out}. */
  public static RunFolder open(String out, Configuration hadoop) {
    try {
      Path path = new Path(out);
      FileSystem files = path.getFileSystem(hadoop);
      files.setWriteChecksum(false);
      return new RunFolder(files, files.makeQualified(path));
    } catch (IOException e) {
      throw new ConfigException(
          "out: cannot write to %s: %s; choose a folder that this user may write to"
              .formatted(out, e.getMessage()),
          e);
    }
  }

  /**
   * The run folder that {@code folder} means: itself, or the run that its pointer names where it is
   * a folder of runs.
   */
  public static String latest(String folder, Configuration hadoop) {
    Path path = new Path(folder);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      Path pointer = new Path(path, LATEST);
      if (!files.exists(pointer)) {
        return folder;
      }
      try (FSDataInputStream in = files.open(pointer)) {
        String name = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Path(path, name).toString();
      }
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Where the stages may put large files; not published unless {@link #keep} is called. */
  public String work() {
    return new Path(staging, "work").toString();
  }

  /** Writes a file that belongs to the result. */
  public void write(String name, byte[] content) {
    if (outputs.put(name, Sha256.hex(content)) != null) {
      throw new ConfigException(
          "two results would be written to %s: give rankers and policies names that differ in more"
                  .formatted(name)
              + " than ':' and '-'");
    }
    put(new Path(content(), name), content);
  }

  /**
   * Publishes a folder of the work area as {@code name}; not part of the result's hash.
   *
   * @return whether there was one
   */
  public boolean keep(String folder, String name) {
    try {
      Path from = new Path(work(), folder);
      boolean found = files.exists(from);
      if (found) {
        Path to = new Path(content(), name);
        files.mkdirs(to.getParent());
        move(from, to);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of the files written so far, by name. */
  public SortedMap<String, String> outputs() {
    return new TreeMap<>(outputs);
  }

  /**
   * Publishes what was written as one run, and points {@code latest} at it.
   *
   * @param label begins the run's name
   * @return the run folder
   */
  public String publish(String label, Manifest manifest) {
    try {
      Path run = place(label, manifest);
      replace(new Path(out, LATEST), (run.getName() + "\n").getBytes(StandardCharsets.UTF_8));
      return Path.getPathWithoutSchemeAndAuthority(run).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot publish a run in " + out, e);
    }
  }

  /** Publishes what is no run to build on; {@code latest} stays where it is. Returns its folder. */
  public String publishAside(String label, Manifest manifest) {
    try {
      return Path.getPathWithoutSchemeAndAuthority(place(label, manifest)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot publish in " + out, e);
    }
  }

  private Path place(String label, Manifest manifest) throws IOException {
    String hash = Sha256.hex(Json.bytes(manifest.result())).substring(0, NAME_DIGITS);
    Path run = new Path(out, label + "-" + hash);
    if (!files.exists(new Path(run, MANIFEST))) {
      files.delete(run, true);
      move(content(), run);
      replace(new Path(run, MANIFEST), Json.bytes(manifest));
    }
    return run;
  }

  /** Removes the staging folder. */
  @Override
  public void close() {
    try {
      files.delete(staging, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + staging, e);
    }
  }

  private Path content() {
    return new Path(staging, "run");
  }

  private void put(Path path, byte[] content) {
    try (FSDataOutputStream stream = files.create(path, true)) {
      stream.write(content);
      stream.hsync();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /** Writes beside and renames, so that a reader sees the old file or the new one. */
  private void replace(Path path, byte[] content) throws IOException {
    Path beside = new Path(path.getParent(), "." + path.getName() + "-" + UUID.randomUUID());
    put(beside, content);
    FileContext.getFileContext(path.toUri(), files.getConf())
        .rename(beside, path, Options.Rename.OVERWRITE);
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename %s to %s".formatted(from, to));
    }
  }
}
