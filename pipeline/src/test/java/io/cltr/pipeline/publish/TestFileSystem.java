package io.cltr.pipeline.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * A file system {@code test:} that is not the machine's own to those who ask for its scheme, with
 * exclusive creation and atomic replacing of files as HDFS has them, and folders that are moved and
 * deleted file by file as in object stores. Its process can be made to die after a number of
 * changes: from then on every change fails.
 */
public final class TestFileSystem extends RawLocalFileSystem {
  private static final URI ROOT = URI.create("test:///");
  private static int changesLeft = Integer.MAX_VALUE;

  /** Settings that know the file system. */
  static Configuration configuration() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.test.impl", TestFileSystem.class.getName());
    hadoop.set("fs.AbstractFileSystem.test.impl", Delegate.class.getName());
    return hadoop;
  }

  /** {@code folder} on this file system. */
  static Path path(java.nio.file.Path folder) {
    return new Path("test://" + folder);
  }

  /** Lets the process die at the change after {@code changes} ones. */
  static void dieAfter(int changes) {
    changesLeft = changes;
  }

  /** From now on no process dies. */
  static void live() {
    changesLeft = Integer.MAX_VALUE;
  }

  /** Whether no change has failed. */
  static boolean alive() {
    return changesLeft >= 0;
  }

  private static void change() throws IOException {
    changesLeft = changesLeft > 0 ? changesLeft - 1 : -1;
    if (changesLeft < 0) {
      throw new IOException("the process is dead");
    }
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "test";
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    change();
    java.nio.file.Path path = pathToFile(file).toPath();
    Files.createDirectories(path.getParent());
    try {
      OutputStream stream =
          overwrite
              ? Files.newOutputStream(path)
              : Files.newOutputStream(
                  path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new FSDataOutputStream(stream, null);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  /** Moves a folder file by file. */
  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (getFileStatus(from).isDirectory()) {
      mkdirs(to);
      for (FileStatus file : listStatus(from)) {
        rename(file.getPath(), new Path(to, file.getPath().getName()));
      }
      return delete(from, true);
    }
    change();
    return super.rename(from, to);
  }

  /** Deletes a folder file by file, its manifest last. */
  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    if (exists(path) && getFileStatus(path).isDirectory()) {
      List<FileStatus> files = new ArrayList<>(List.of(listStatus(path)));
      files.sort(Comparator.comparing(file -> file.getPath().getName().equals(Manifest.NAME)));
      for (FileStatus file : files) {
        delete(file.getPath(), true);
      }
    }
    change();
    return super.delete(path, recursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    change();
    return super.mkdirs(path);
  }

  /** Hadoop would start a process for each folder. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

  /** The same to those who ask for a FileContext. */
  public static final class Delegate extends DelegateToFileSystem {
    /** As Hadoop calls it. */
    public Delegate(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(ROOT, new TestFileSystem(), hadoop, "test", false);
    }

    @Override
    public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
      if (!fsImpl.rename(from, to)) {
        throw new IOException("cannot rename %s to %s".formatted(from, to));
      }
    }
  }
}
