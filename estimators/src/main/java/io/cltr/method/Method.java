package io.cltr.method;

import java.io.Serializable;

/**
 * A published method as an immutable spec: a record whose components are its parameters and whose
 * constructor without arguments holds their defaults. That one record is the typed configuration,
 * the implementation and the service provider of its family; see {@link Methods}.
 */
public interface Method extends Serializable {
  /** Kebab-case, unique in its family: the {@code kind} of configurations and reports. */
  String id();

  /** What it computes, in one line; its row in docs/methods.md. */
  String summary();

  /** Where it was published, with the equation where that helps. */
  String source();
}
