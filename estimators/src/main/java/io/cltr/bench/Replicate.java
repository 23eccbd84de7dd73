package io.cltr.bench;

import java.util.List;

/**
 * What all methods said and made of one log.
 *
 * @param world name of the site
 * @param size of the log, in what sizes are counted in
 * @param replicate number of the log, from 0
 * @param observations of methods that estimate
 * @param outcomes of methods that make something
 */
public record Replicate(
    String world,
    long size,
    int replicate,
    List<Observation> observations,
    List<Outcome> outcomes) {}
