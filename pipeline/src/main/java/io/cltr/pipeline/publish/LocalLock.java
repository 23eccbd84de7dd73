package io.cltr.pipeline.publish;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock of a file: it ends with its process, however that ends. The file
 * stays, because a file that is removed while another process waits for it could be locked twice.
 *
 * <p>The lock belongs to the process, and closing any channel of the file gives it up. So this
 * process never opens a lock file that it holds: {@link #HELD} is asked first.
 */
final class LocalLock implements OutLock {
  /** Owners of the locks of this process, by the file's identity. */
  private static final Map<Object, LockOwner> HELD = new ConcurrentHashMap<>();

  private final Path file;
  private final Object key;
  private final FileChannel channel;
  private final FileLock lock;

  private LocalLock(Path file, Object key, FileChannel channel, FileLock lock) {
    this.file = file;
    this.key = key;
    this.channel = channel;
    this.lock = lock;
  }

  static LocalLock take(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve(FILE);
    create(file);
    Object key = key(file);
    LockOwner owner = LockOwner.ofThisProcess();
    LockOwner holder = HELD.putIfAbsent(key, owner);
    if (holder != null) {
      throw LockOwner.refusal(folder, Optional.of(holder), "");
    }
    try {
      return open(folder, file, key, owner);
    } catch (IOException | RuntimeException e) {
      HELD.remove(key, owner);
      throw e;
    }
  }

  private static LocalLock open(Path folder, Path file, Object key, LockOwner owner)
      throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw LockOwner.refusal(folder, LockOwner.parse(Files.readAllBytes(file)), "");
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(Json.bytes(owner)), 0);
      return new LocalLock(file, key, channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void requireHeld() {
    try {
      if (lock.isValid() && key(file).equals(key)) {
        return;
      }
    } catch (NoSuchFileException e) {
      throw lost(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw lost(null);
  }

  private ConfigException lost(Exception cause) {
    return new ConfigException(
        "out: %s was removed during the run, so another run may have begun; nothing was published."
                .formatted(file)
            + " Leave the file where it is, and run again",
        cause);
  }

  @Override
  public void close() {
    try (channel) {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(key);
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // An earlier run left it.
    }
  }

  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }
}
