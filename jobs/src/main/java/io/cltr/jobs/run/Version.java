package io.cltr.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of cltr, as the build wrote it. */
public final class Version {
  private static final String RESOURCE = "/io/cltr/jobs/version.properties";

  private Version() {}

  /** The version. */
  public static String get() {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
