package io.cltr.change;

import io.cltr.log.Displays;
import io.cltr.propensity.Examination;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the log says of the relevance of one document for one query, at identified positions.
 *
 * @param shown Σv over its displays
 * @param clicks Σvc
 * @param examined E = Σ v θ
 * @param relevant C = Σ v (c − β)
 * @param trust Σ v² β (1 − β)
 * @param linear Σ v² θ (1 − 2β)
 * @param quadratic Σ v² θ²
 */
record DocumentClicks(
    double shown,
    double clicks,
    double examined,
    double relevant,
    double trust,
    double linear,
    double quadratic) {
  static final DocumentClicks NONE = new DocumentClicks(0, 0, 0, 0, 0, 0, 0);

  /** Those of every document of {@code displays}. */
  static SortedMap<String, DocumentClicks> of(Displays displays, Examination examination) {
    SortedMap<String, DocumentClicks> documents = new TreeMap<>();
    for (Displays.Cell cell : displays.cells()) {
      if (examination.identifies(cell.position())) {
        documents.merge(cell.document(), of(cell, examination), DocumentClicks::plus);
      }
    }
    return documents;
  }

  private static DocumentClicks of(Displays.Cell cell, Examination examination) {
    double theta = examination.at(cell.position());
    double beta = examination.beta(cell.position());
    return new DocumentClicks(
        cell.shown(),
        cell.clicks(),
        cell.shown() * theta,
        cell.clicks() - cell.shown() * beta,
        cell.squares() * beta * (1 - beta),
        cell.squares() * theta * (1 - 2 * beta),
        cell.squares() * theta * theta);
  }

  private DocumentClicks plus(DocumentClicks other) {
    return new DocumentClicks(
        shown + other.shown,
        clicks + other.clicks,
        examined + other.examined,
        relevant + other.relevant,
        trust + other.trust,
        linear + other.linear,
        quadratic + other.quadratic);
  }

  /** Σ v² p (1 − p) with p = θγ + β: the variance of C. */
  double variance(double gamma) {
    return trust + gamma * (linear - gamma * quadratic);
  }
}
