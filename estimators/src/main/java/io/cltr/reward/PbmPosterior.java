package io.cltr.reward;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.propensity.Examination;
import io.cltr.propensity.pbm.PbmRelevance;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One number per document of a query, from its own clicks and the base rate m of the log.
 *
 * <p>Rankings: γ̂_qd = argmax Σ_k c log p + (n − c) log(1 − p) + s m log γ + s (1 − m) log(1 − γ),
 * p = θ_k γ + β_k, over the displays of the other folds: s displays of the base rate are added.
 * Single actions: q̂_qdk = (s m + Σ rewards)/(s + n). Where a document has no display in the other
 * folds it is m, Σ (clicks − β)/Σ θ over them. Needs no features; tells documents apart only where
 * they repeat. Displays at positions that are not identified are left out. Cost: two passes over
 * the log.
 *
 * @param strength s, displays of the base rate that are added; above 0
 */
public record PbmPosterior(double strength) implements ShapedModel {
  private static final double SMALLEST = 1e-9;

  /** Two displays of the base rate. */
  public PbmPosterior() {
    this(2);
  }

  /** Checks the range. */
  public PbmPosterior {
    if (!(strength > 0 && Double.isFinite(strength))) {
      throw new ConfigException(
          "reward model pbm-posterior: strength must be above 0 and finite, found " + strength);
    }
  }

  @Override
  public String id() {
    return "pbm-posterior";
  }

  @Override
  public String summary() {
    return "The document's own clicks, corrected for examination and shrunk to the base rate";
  }

  @Override
  public String source() {
    return "Craswell, Zoeter, Taylor, Ramsey, WSDM 2008; Oosterhuis, TOIS 2023 (its use)";
  }

  @Override
  public Source<Keyed<Predictions>> fit(
      LogShape shape,
      Source<Impression> log,
      Source<Keyed<Query>> queries,
      Examination examination,
      CrossFit folds) {
    double[] theta = shape.theta(examination);
    double[] beta = shape.beta(examination);
    Source<Keyed<RewardCells>> cells =
        log.grouped(
            Impression::query, new RewardCells.Counter(folds, shape.singleActions(), theta));
    double[] rates = cells.fold(new BaseRates(folds.folds(), theta, beta));
    if (!shape.singleActions()) {
      Arrays.setAll(rates, f -> Math.min(Math.max(rates[f], SMALLEST), 1 - SMALLEST));
    }
    Fitted fitted = new Fitted(shape.singleActions(), shape.told(), theta, beta, rates, strength);
    return cells.joined(
        Keyed::key, queries, (item, query) -> fitted.predict(item.key(), item.value(), query));
  }

  private record Fitted(
      boolean singleActions,
      int told,
      double[] theta,
      double[] beta,
      double[] rates,
      double strength)
      implements Serializable {

    Keyed<Predictions> predict(String key, RewardCells cells, Optional<Query> query) {
      TreeSet<String> union = new TreeSet<>(Arrays.asList(cells.documents()));
      query.ifPresent(found -> union.addAll(Arrays.asList(found.documents())));
      String[] documents = union.toArray(String[]::new);
      double[][] byFold = new double[rates.length][documents.length * told];
      for (int f = 0; f < rates.length; f++) {
        for (int d = 0; d < documents.length; d++) {
          int own = Arrays.binarySearch(cells.documents(), documents[d]);
          Arrays.fill(byFold[f], d * told, (d + 1) * told, rates[f]);
          if (own >= 0 && singleActions) {
            rates(cells, own, f, byFold[f], d * told);
          } else if (own >= 0) {
            byFold[f][d] = mode(cells, own, f);
          }
        }
      }
      return new Keyed<>(key, new Predictions(documents, told, byFold));
    }

    private void rates(RewardCells cells, int own, int fold, double[] into, int offset) {
      double[] shown = new double[told];
      double[] gained = new double[told];
      for (int i = cells.offsets()[own]; i < cells.offsets()[own + 1]; i++) {
        if (cells.folds()[i] != fold) {
          shown[cells.positions()[i]] += cells.shown()[i];
          gained[cells.positions()[i]] += cells.gained()[i];
        }
      }
      for (int k = 0; k < told; k++) {
        into[offset + k] = (strength * rates[fold] + gained[k]) / (strength + shown[k]);
      }
    }

    private double mode(RewardCells cells, int own, int fold) {
      int from = cells.offsets()[own];
      int to = cells.offsets()[own + 1];
      double[] shown = new double[to - from];
      double[] gained = new double[to - from];
      int[] positions = Arrays.copyOfRange(cells.positions(), from, to);
      for (int i = from; i < to; i++) {
        shown[i - from] = cells.folds()[i] == fold ? 0 : cells.shown()[i];
        gained[i - from] = cells.folds()[i] == fold ? 0 : cells.gained()[i];
      }
      return PbmRelevance.mode(
          new int[] {0, to - from},
          positions,
          shown,
          gained,
          theta,
          beta,
          strength * rates[fold],
          strength * (1 - rates[fold]));
    }
  }
}
