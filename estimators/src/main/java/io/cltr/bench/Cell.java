package io.cltr.bench;

import java.util.List;
import java.util.Optional;

/**
 * One method on one quantity at one size of one world.
 *
 * @param size impressions per log
 * @param observations by replicate
 * @param duel against the baseline; empty for the baseline itself, and where it was not run
 */
public record Cell(
    String world,
    String estimand,
    long size,
    String subject,
    List<Observation> observations,
    ErrorSummary summary,
    Optional<Duel> duel) {

  /** The true value. */
  public double truth() {
    return observations.get(0).truth();
  }

  /** Logs on which it was run. */
  public int replicates() {
    return observations.size();
  }

  /** Logs without an estimate. */
  public int failures() {
    return (int) observations.stream().filter(o -> !o.succeeded()).count();
  }

  /** Estimates with a finite interval. */
  public int intervals() {
    return (int) observations.stream().filter(Observation::bounded).count();
  }

  /** Share of the estimates that came with a warning; NaN without estimates. */
  public double warned() {
    long warned = observations.stream().filter(o -> o.warnings() > 0).count();
    int estimates = replicates() - failures();
    return estimates == 0 ? Double.NaN : (double) warned / estimates;
  }

  /** Why the first log without an estimate has none; "" where all have one. */
  public String firstFailure() {
    return observations.stream()
        .filter(o -> !o.succeeded())
        .map(Observation::failure)
        .findFirst()
        .orElse("");
  }

  /** The absolute errors, sorted. */
  public double[] absoluteErrors() {
    return observations.stream()
        .filter(Observation::succeeded)
        .mapToDouble(o -> Math.abs(o.estimate() - o.truth()))
        .sorted()
        .toArray();
  }

  Cell against(Duel found) {
    return new Cell(world, estimand, size, subject, observations, summary, Optional.of(found));
  }
}
