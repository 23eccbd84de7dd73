package io.cltr.pipeline.publish;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This machine. */
public final class Host {
  private Host() {}

  /** Its name; "unknown" where it has none. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
