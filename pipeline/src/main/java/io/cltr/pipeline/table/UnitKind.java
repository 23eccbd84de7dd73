package io.cltr.pipeline.table;

/** What the units of a log are; one kind per log. */
public enum UnitKind {
  /** Users or whatever the log names as its units. */
  UNIT("unit_id"),
  /** Sessions. */
  SESSION("session_id"),
  /** Queries. */
  QUERY("query_id");

  private final String column;

  UnitKind(String column) {
    this.column = column;
  }

  /** The column of impressions that holds the unit. */
  public String column() {
    return column;
  }

  /** The first kind whose column the table has. */
  static UnitKind of(RawTable impressions) {
    if (impressions.has(UNIT.column)) {
      return UNIT;
    }
    return impressions.has(SESSION.column) ? SESSION : QUERY;
  }
}
