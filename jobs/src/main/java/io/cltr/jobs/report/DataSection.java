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
 * @param quarantine rows left out, by table and reason
 * @param splits units by the purpose they were kept for
 */
public record DataSection(
    LogSummary log,
    List<String> refusal,
    List<Finding> findings,
    List<Quarantined> quarantine,
    List<Split> splits) {

  /** Rows of {@code table} left out for {@code reason}, of {@code read} rows in all. */
  public record Quarantined(String table, String reason, long rows, long read) {}

  /** Units kept for one purpose: "train", "select", "evaluate". */
  public record Split(String name, long units) {}

  /** Copies the lists. */
  public DataSection {
    refusal = List.copyOf(refusal);
    findings = List.copyOf(findings);
    quarantine = List.copyOf(quarantine);
    splits = List.copyOf(splits);
  }
}
