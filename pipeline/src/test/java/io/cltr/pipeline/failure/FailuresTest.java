package io.cltr.pipeline.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.api.Test;

/** Which failures are whose, and what is said of them. */
class FailuresTest {
  private static RuntimeException told(Throwable thrown) {
    return Failures.explained(new RuntimeException("job aborted", thrown)).orElseThrow();
  }

  @Test
  void disksPermissionsAndNetworksAreTheEnvironment() {
    assertThat(told(new IOException("No space left on device")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("-Dspark.local.dir");
    assertThat(told(new Error(new IOException("No space left on device"))))
        .hasMessageContaining("the disk is full");
    assertThat(told(new AccessDeniedException("/runs")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("permission denied (/runs)");
    assertThat(told(new AccessControlException("Permission denied: user=x")))
        .hasMessageContaining("user=x");
    assertThat(told(new UncheckedIOException(new IOException("/runs: Read-only file system"))))
        .hasMessageContaining("read-only");
    assertThat(told(new IOException("x (Too many open files)"))).hasMessageContaining("ulimit");
    assertThat(told(new ConnectException("Connection refused")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("the network fails (Connection refused)");
    assertThat(told(new UnsupportedFileSystemException("No FileSystem for scheme \"s9\"")))
        .hasMessageContaining("scheme");
  }

  @Test
  void whatIsSaidAlreadyIsSaidAsItIs() {
    InputException said = new InputException("clicks: bad");
    assertThat(told(said)).isSameAs(said);
    assertThat(Failures.reading("clicks", "/f", said)).isSameAs(said);
  }

  @Test
  void bugsAreNotExplained() {
    assertThat(Failures.explained(new NullPointerException())).isEmpty();
    assertThat(Failures.explained(new IllegalStateException("No space left on device"))).isEmpty();
    assertThat(Failures.explained(new EOFException())).isEmpty();
  }

  @Test
  void filesThatCannotBeReadAreNamed() {
    assertThat(
            Failures.reading("clicks", "/f", new EOFException("x.y.Zip: Unexpected end of stream")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("clicks: '/f' ends in its middle (Zip: Unexpected end of stream)");
    assertThat(Failures.reading("", "/f", new IOException("bad block")))
        .hasMessage("'/f' is damaged (bad block); write or copy it again, or take it out");
    assertThat(Failures.reading("clicks", "/f", new AccessDeniedException("/f")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("clicks: '/f' cannot be read: permission denied (/f)");
  }
}
