package io.cltr.bench;

import java.util.List;

/**
 * What all methods said of one log.
 *
 * @param world name of the site
 * @param size impressions of the log
 * @param replicate number of the log, from 0
 */
public record Replicate(String world, long size, int replicate, List<Observation> observations) {}
