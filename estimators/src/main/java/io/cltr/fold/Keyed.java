package io.cltr.fold;

import java.io.Serializable;

/** A value and the key it belongs to; {@code value} is serialisable where it crosses machines. */
public record Keyed<V>(String key, V value) implements Serializable {}
