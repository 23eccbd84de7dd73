package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A run folder in the making, on any file system that Hadoop reaches. While it is open its process
 * holds the folder of runs.
 *
 * <p>Files are written below {@code OUT/.staging-…}; {@link #publish} moves them to {@code
 * OUT/NAME}, writes the manifest last, and then points {@code OUT/latest} at it. A run that dies
 * leaves a staging folder, or a run folder without manifest, that no reader looks at. The name
 * holds a hash of the result, so publishing the same result again changes nothing but the pointer.
 */
public final class RunFolder implements AutoCloseable {
  /** Label of runs on logs without days. */
  public static final String RUN = "run";

  /** Label of verdicts. */
  public static final String GATE = "gate";

  /** Label of refused logs. */
  public static final String REJECTED = "rejected";

  /** Label of rankings. */
  public static final String SCORE = "score";

  /** Label of explanations. */
  public static final String EXPLAIN = "explain";

  private static final int NAME_DIGITS = 12;

  private final OutFolder out;
  private final FileSystem files;
  private final Path staging;
  private final SortedMap<String, String> outputs = new TreeMap<>();
  private final Set<String> published = new HashSet<>();

  private RunFolder(OutFolder out) {
    this.out = out;
    this.files = out.files();
    this.staging = new Path(out.path(), OutFolder.STAGING + UUID.randomUUID());
  }

  /**
   * A new staging folder below {@code out}.
   *
   * @throws ConfigException where {@code out} cannot be written, or another run holds it
   */
  public static RunFolder open(String out, Configuration hadoop) {
    OutFolder opened = OutFolder.open(out, hadoop);
    RunFolder folder = new RunFolder(opened);
    try {
      if (!folder.files.mkdirs(folder.content())) {
        throw new IOException("the folder cannot be created");
      }
      return folder;
    } catch (IOException e) {
      opened.close();
      throw OutFolder.unwritable(out, e);
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
    try {
      AtomicFile.write(files, new Path(content(), name), content);
    } catch (IOException e) {
      throw OutFolder.unwritable(out.path(), e);
    }
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
        move(from, new Path(content(), name));
      }
      return found;
    } catch (IOException e) {
      throw OutFolder.unwritable(out.path(), e);
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
    return Uninterrupted.publish(
        () -> {
          Path run = place(label, manifest);
          out.point(Pointer.LATEST, run.getName());
          return Path.getPathWithoutSchemeAndAuthority(run).toString();
        });
  }

  /** Publishes what is no run to build on; {@code latest} stays where it is. Returns its folder. */
  public String publishAside(String label, Manifest manifest) {
    return Uninterrupted.publish(
        () -> Path.getPathWithoutSchemeAndAuthority(place(label, manifest)).toString());
  }

  /**
   * Removes the oldest folders beyond {@code keep} runs, verdicts and refused logs each, but none
   * that a pointer names and none that was just published.
   *
   * @param keep 0 for all
   * @return names of the removed folders
   */
  public List<String> retain(int keep) {
    if (keep == 0) {
      return List.of();
    }
    Set<String> named = new HashSet<>(published);
    for (Pointer pointer : Pointer.values()) {
      out.named(pointer).ifPresent(named::add);
    }
    try {
      return Retention.apply(files, out.path(), keep, named);
    } catch (IOException e) {
      throw OutFolder.unwritable(out.path(), e);
    }
  }

  private Path place(String label, Manifest manifest) {
    String hash = Sha256.hex(Json.bytes(manifest.result())).substring(0, NAME_DIGITS);
    Path run = new Path(out.path(), label + "-" + hash);
    out.requireHeld();
    try {
      if (whole(run)) {
        addMissing(run);
      } else {
        Retention.remove(files, run);
        move(content(), run);
        AtomicFile.replace(files, new Path(run, Manifest.NAME), Json.bytes(manifest));
      }
    } catch (IOException e) {
      throw OutFolder.unwritable(out.path(), e);
    }
    published.add(run.getName());
    return run;
  }

  /** Whether the folder is there with all that its manifest promises. */
  private boolean whole(Path run) throws IOException {
    try {
      Optional<Manifest> manifest = Manifest.read(files, run);
      return manifest.isPresent() && Outputs.fault(files, run, manifest.get()).isEmpty();
    } catch (InputException e) {
      return false;
    }
  }

  /** Adds what an earlier publication of the same result did not keep, such as its log. */
  private void addMissing(Path run) throws IOException {
    for (FileStatus file : files.listStatus(content())) {
      Path to = new Path(run, file.getPath().getName());
      if (!files.exists(to)) {
        move(file.getPath(), to);
      }
    }
  }

  /** Removes the staging folder, and gives the folder of runs to the next run. */
  @Override
  public void close() {
    try (out) {
      files.delete(staging, true);
    } catch (IOException e) {
      throw OutFolder.unwritable(staging, e);
    }
  }

  private Path content() {
    return new Path(staging, "run");
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename %s to %s".formatted(from, to));
    }
  }
}
