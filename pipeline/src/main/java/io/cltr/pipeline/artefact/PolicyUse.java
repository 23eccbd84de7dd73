package io.cltr.pipeline.artefact;

/**
 * Which policy was used.
 *
 * @param name under which it was stored
 * @param identity of {@link PolicyFile#identity()}
 */
public record PolicyUse(String name, String kind, String identity) {

  /** The use of {@code policy}. */
  public static PolicyUse of(StoredPolicy policy) {
    PolicyFile file = policy.file();
    return new PolicyUse(file.name(), file.kind(), file.identity());
  }
}
