package io.cltr.pipeline.importer;

import io.cltr.pipeline.importer.FlatColumn.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a flat log may be. */
enum FlatColumn {
  IMPRESSION_ID(Need.LOG, TypedCell::text, "impressions.impression_id and clicks.impression_id"),
  QUERY_ID(Need.LOG, TypedCell::text, "impressions.query_id"),
  UNIT_ID(Need.NONE, TypedCell::text, "impressions.unit_id"),
  SESSION_ID(Need.NONE, TypedCell::text, "impressions.session_id"),
  LOGGER(Need.NONE, TypedCell::text, "impressions.logger"),
  SHOWN_AT(Need.ROW, TypedCell::time, "impressions.shown_at and the day folders"),
  RANDOMIZATION(Need.NONE, TypedCell::text, "impressions.randomization"),
  WEIGHT(Need.NONE, TypedCell::number, "impressions.weight"),
  DOC_ID(Need.LOG, TypedCell::text, "impressions.doc_id and clicks.doc_id"),
  POSITION(
      Need.LOG,
      (name, column, first) -> TypedCell.whole(name, column, first).plus(1 - first),
      "impressions.position and clicks.position, counted from 1"),
  LOGGING_PROBABILITY(Need.NONE, TypedCell::probability, "impressions.logging_probability"),
  RENDERED(Need.NONE, TypedCell::flag, "impressions.rendered"),
  RENDERED_DEPTH(Need.NONE, TypedCell::count, "impressions.rendered_depth"),
  CLICK(Need.LOG, TypedCell::clicks, "a row of clicks for each click"),
  CLICKED_AT(Need.NONE, TypedCell::time, "clicks.clicked_at"),
  REWARD(Need.NONE, TypedCell::number, "clicks.reward; without a click, a row of kind 'reward'");

  private final Need need;

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final Reading reading;

  private final String fate;

  /** Who must have the column. */
  enum Need {
    /** The log, and every row a value in it. */
    LOG,
    /** Every row a value, if the log has the column. */
    ROW,
    /** Nobody. */
    NONE
  }

  /** How a cell is read. */
  private interface Reading {
    TypedCell of(String name, String column, int firstPosition);
  }

  /** How a cell is read that is no position. */
  private interface PlainReading {
    TypedCell of(String name, String column);
  }

  FlatColumn(Need need, PlainReading reading, String fate) {
    this(need, (name, column, first) -> reading.of(name, column), fate);
  }

  FlatColumn(Need need, Reading reading, String fate) {
    this.need = need;
    this.reading = reading;
    this.fate = fate;
  }

  /** What cltr calls it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a log must have it. */
  boolean required() {
    return need == Need.LOG;
  }

  /** The tables and columns that hold it. */
  String fate() {
    return fate;
  }

  /** The cells of {@code column}. */
  TypedCell cell(String column, int firstPosition) {
    TypedCell cell = reading.of(id(), column, firstPosition);
    return need == Need.NONE ? cell : cell.required(id(), column);
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(FlatColumn::id).toList();
  }
}
