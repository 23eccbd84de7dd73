package io.cltr.log;

/** What the units of a log are: the column that named them, written as the column is. */
public enum UnitKind {
  /** Users, or whatever else the log calls its units. */
  unit_id("units"),
  /** Sessions: the log has no unit_id. */
  session_id("sessions"),
  /** Queries: the log has neither. */
  query_id("queries");

  private final String plural;

  UnitKind(String plural) {
    this.plural = plural;
  }

  /** What several of them are called. */
  public String plural() {
    return plural;
  }
}
