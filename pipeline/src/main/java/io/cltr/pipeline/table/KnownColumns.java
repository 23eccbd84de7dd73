package io.cltr.pipeline.table;

import java.util.List;

/** cltr's names of the columns of each table. */
final class KnownColumns {
  private KnownColumns() {}

  /** The columns of {@code table}, by its name in messages. */
  static List<String> of(String table) {
    return switch (table) {
      case LogTables.IMPRESSIONS -> LogTables.KNOWN;
      case LogTables.CLICKS -> LogTables.KNOWN_IN_CLICKS;
      case CandidateTables.FEATURES -> CandidateTables.KNOWN_IN_FEATURES;
      case CandidateTables.DOCUMENTS -> CandidateTables.KNOWN_IN_DOCUMENTS;
      case CandidatePairs.TABLE -> CandidatePairs.KNOWN;
      case KeyTable.NAME -> KeyTable.KNOWN;
      case PolicyTables.TABLE -> PolicyTables.KNOWN;
      case EmbeddingTables.TABLE -> EmbeddingTables.KNOWN;
      case RewardTables.TABLE -> RewardTables.KNOWN;
      default -> throw new IllegalArgumentException("no table is called " + table);
    };
  }
}
