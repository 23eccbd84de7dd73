package io.cltr.simulate;

import io.cltr.log.Impression;
import java.io.Serializable;

/**
 * A simulated impression.
 *
 * @param impression what the log tells
 * @param clickedAt microseconds since 1970 of the click on each shown document; 0 where none
 */
public record Simulated(Impression impression, long[] clickedAt) implements Serializable {}
