package io.cltr.jobs.report;

import io.cltr.check.Finding;
import io.cltr.log.LogSummary;
import java.util.List;

/**
 * What was read.
 *
 * @param log counts of the log
 * @param refusal why the log may not be used; empty if it may
 * @param findings what its checks found, errors first
 * @param kinds events of clicks by kind
 * @param quarantine rows left out, by table and reason
 * @param splits units by the purpose they were kept for
 */
public record DataSection(
    LogSummary log,
    List<String> refusal,
    List<Finding> findings,
    List<Kind> kinds,
    List<Quarantined> quarantine,
    List<Split> splits) {

  /**
   * Events of one kind.
   *
   * @param kind "" where events name none
   * @param displays displays that have such an event
   */
  public record Kind(String kind, long rows, long displays) {}

  /** Rows of {@code table} left out for {@code reason}, of {@code read} rows in all. */
  public record Quarantined(String table, String reason, long rows, long read) {}

  /** Units kept for one purpose: "train", "select", "evaluate". */
  public record Split(String name, long units) {}

  /** Copies the lists. */
  public DataSection {
    refusal = List.copyOf(refusal);
    findings = List.copyOf(findings);
    kinds = List.copyOf(kinds);
    quarantine = List.copyOf(quarantine);
    splits = List.copyOf(splits);
  }
}
