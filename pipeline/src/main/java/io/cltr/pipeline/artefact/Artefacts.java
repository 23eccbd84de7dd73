package io.cltr.pipeline.artefact;

import io.cltr.log.InputException;
import io.cltr.pipeline.json.Versioned;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads artefacts from a folder on any file system. */
public record Artefacts(String folder, Configuration hadoop) {

  /** Whether the folder holds {@code name}. */
  public boolean has(String name) {
    Path path = new Path(folder, name);
    try {
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The artefact {@code name}, whose form has {@code schemaVersion}. */
  public <A> A read(String name, Class<A> type, int schemaVersion) {
    return Versioned.read(bytes(name), new Path(folder, name).toString(), type, schemaVersion);
  }

  /** The content of the file {@code name}. */
  public byte[] bytes(String name) {
    Path path = new Path(folder, name);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      try (InputStream in = files.open(path)) {
        return in.readAllBytes();
      }
    } catch (FileNotFoundException e) {
      throw new InputException(
          "there is no %s: run the verb that writes it, and name its output folder".formatted(path),
          e);
    } catch (IOException e) {
      throw new InputException("cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Names of the folders below {@code name}, "" for all, sorted; none where it does not exist. */
  public List<String> folders(String name) {
    Path path = name.isEmpty() ? new Path(folder) : new Path(folder, name);
    try {
      FileSystem files = path.getFileSystem(hadoop);
      return files.exists(path)
          ? Arrays.stream(files.listStatus(path))
              .filter(FileStatus::isDirectory)
              .map(status -> status.getPath().getName())
              .sorted()
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new InputException("cannot list %s: %s".formatted(path, e.getMessage()), e);
    }
  }
}
