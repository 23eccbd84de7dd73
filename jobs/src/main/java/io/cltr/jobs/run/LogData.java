package io.cltr.jobs.run;

import io.cltr.check.Finding;
import io.cltr.log.LogSummary;
import io.cltr.pipeline.assemble.LogManifest;
import java.util.List;
import java.util.SortedMap;

/**
 * What reading a log finds.
 *
 * @param checks what its checks found, errors first
 * @param refusal why it may not be used; empty if it may
 * @param previous the run before this one
 * @param splits units by part
 */
public record LogData(
    LogManifest manifest,
    LogSummary summary,
    List<Finding> checks,
    List<String> refusal,
    Previous previous,
    SortedMap<String, Long> splits) {

  /** Copies the lists. */
  public LogData {
    checks = List.copyOf(checks);
    refusal = List.copyOf(refusal);
  }
}
