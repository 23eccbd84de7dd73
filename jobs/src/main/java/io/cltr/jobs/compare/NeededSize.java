package io.cltr.jobs.compare;

/**
 * How large a log a subject needs to be worth as much as the baseline on logs of one size.
 *
 * @param baselineSize size of the baseline's logs
 * @param target what the baseline is worth there, on average
 * @param size at which the subject's mean first reaches the target, between sizes by lines over
 *     their logarithm; 0 where it lies above it from the smallest size on, +∞ where it never does
 */
record NeededSize(
    String world, String measure, long baselineSize, double target, String subject, double size) {}
