package io.cltr.pipeline.assemble;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.check.RowProblem;
import io.cltr.pipeline.table.Candidate;
import io.cltr.pipeline.table.Event;
import io.cltr.pipeline.table.Event.Clicked;
import io.cltr.pipeline.table.Event.Origin;
import io.cltr.pipeline.table.Event.Shown;
import io.cltr.pipeline.table.RejectedRows;

/**
 * A row that cannot be used.
 *
 * @param row the row as JSON: as it was read where it could not be understood, else in cltr's names
 */
record Rejected(RowProblem problem, String table, String file, String row)
    implements Outcome, QueryOutcome {

  /** The row as the quarantine holds it. */
  RejectedRows.Line line() {
    return new RejectedRows.Line(problem, table, file, row);
  }

  /** A row whose origin says why it is bad. */
  static Rejected unread(Origin origin) {
    return new Rejected(
        origin.problem().orElseThrow(), origin.table(), origin.file(), origin.text());
  }

  /** An event that is bad for {@code problem}. */
  static Rejected of(Event event, RowProblem problem) {
    return of(
        event.origin(),
        problem,
        event instanceof Shown shown ? json(shown) : json((Clicked) event));
  }

  /** A row of features that is bad for {@code problem}. */
  static Rejected of(Candidate candidate, RowProblem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("query_id", candidate.query()).put("doc_id", candidate.document());
    ArrayNode features = json.putArray("features");
    for (float feature : candidate.features()) {
      features.add(feature);
    }
    return of(candidate.origin(), problem, json);
  }

  private static Rejected of(Origin origin, RowProblem problem, ObjectNode json) {
    String row = origin.text().isEmpty() ? json.toString() : origin.text();
    return new Rejected(problem, origin.table(), origin.file(), row);
  }

  /** A row of which only an id and a document are shown; "" for no document. */
  static String example(String column, String id, String document) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(column, id);
    return (document.isEmpty() ? json : json.put("doc_id", document)).toString();
  }

  private static ObjectNode json(Shown shown) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("impression_id", shown.impression())
        .put("query_id", shown.query())
        .put("unit", shown.unit())
        .put("logger", shown.logger())
        .put("shown_at", shown.shownAt())
        .put("randomization", shown.randomization());
    if (shown.weight() != 1) {
      json.put("weight", shown.weight());
    }
    ArrayNode documents = json.putArray("doc_id");
    for (String document : shown.documents()) {
      documents.add(document);
    }
    ArrayNode positions = json.putArray("position");
    for (int position : shown.positions()) {
      positions.add(position);
    }
    ArrayNode probabilities = json.putArray("logging_probability");
    for (double probability : shown.probabilities()) {
      probabilities.add(probability);
    }
    ArrayNode cascade = json.putArray("cascade_probability");
    for (double probability : shown.cascade()) {
      cascade.add(probability);
    }
    if (!Double.isNaN(shown.slate())) {
      json.put("slate_probability", shown.slate());
    }
    ArrayNode rendered = json.putArray("rendered");
    for (boolean flag : shown.rendered()) {
      rendered.add(flag);
    }
    if (shown.renderedDepth() != Shown.ALL) {
      json.put("rendered_depth", shown.renderedDepth());
    }
    return json;
  }

  private static ObjectNode json(Clicked clicked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("impression_id", clicked.impression()).put("doc_id", clicked.document());
    if (clicked.position() != 0) {
      json.put("position", clicked.position());
    }
    if (!Double.isNaN(clicked.reward())) {
      json.put("reward", clicked.reward());
    }
    return json.put("kind", clicked.kind()).put("clicked_at", clicked.clickedAt());
  }
}
