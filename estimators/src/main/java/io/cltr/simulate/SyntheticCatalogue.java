package io.cltr.simulate;

import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.random.Generator;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Draws a catalogue: independent standard normal features φ, a latent relevance t = r·(v·φ) +
 * √(1−r²)·ε with a random unit vector v and ε ~ N(0, 1), and grades that cut t at the quantiles of
 * {@code gradeShares}.
 *
 * @param queries number of queries
 * @param minCandidates fewest candidates of a query
 * @param maxCandidates most candidates of a query
 * @param features number of features of a document
 * @param informativeness r, the correlation of relevance with the best linear score, in [0, 1]
 * @param gradeShares share of documents per grade, from grade 0; sums to 1
 */
public record SyntheticCatalogue(
    int queries,
    int minCandidates,
    int maxCandidates,
    int features,
    double informativeness,
    List<Double> gradeShares)
    implements Serializable {

  /** 500 queries of 15 to 20 candidates with 10 features, r = .9, grades 0 to 4. */
  public SyntheticCatalogue() {
    this(500, 15, 20, 10, 0.9, List.of(0.5, 0.2, 0.15, 0.1, 0.05));
  }

  /** Checks the ranges. */
  public SyntheticCatalogue {
    gradeShares = List.copyOf(gradeShares);
    Check.atLeast("catalogue.queries", queries, 1);
    Check.atLeast("catalogue.minCandidates", minCandidates, 1);
    Check.atLeast("catalogue.maxCandidates", maxCandidates, minCandidates);
    Check.atLeast("catalogue.features", features, 1);
    Check.within("catalogue.informativeness", informativeness, 0, 1);
    Check.shares("catalogue.gradeShares", gradeShares);
    if (gradeShares.size() < 2) {
      throw new ConfigException(
          "catalogue.gradeShares: found one grade, at least two are needed, such as [0.8, 0.2]");
    }
  }

  /** The catalogue; features have three decimals. */
  public Catalogue generate(Generator random) {
    double[] direction = direction(random.split("direction"));
    List<Draft> drafts = new ArrayList<>();
    int documents = 0;
    for (int q = 0; q < queries; q++) {
      Generator own = random.split(q);
      int size = minCandidates + own.nextInt(maxCandidates - minCandidates + 1);
      String[] ids = new String[size];
      float[] values = new float[size * features];
      double[] latent = new double[size];
      for (int d = 0; d < size; d++) {
        ids[d] = Ids.of("d", ++documents, (long) queries * maxCandidates);
        for (int j = 0; j < features; j++) {
          values[d * features + j] = Math.round(own.nextGaussian() * 1000) / 1000f;
          latent[d] += informativeness * direction[j] * values[d * features + j];
        }
        latent[d] += Math.sqrt(1 - informativeness * informativeness) * own.nextGaussian();
      }
      Query query =
          new Query(
              Ids.of("q", q + 1, queries),
              ids,
              values,
              features,
              Collections.nCopies(size, List.of()));
      drafts.add(new Draft(query, latent));
    }
    return graded(drafts);
  }

  private record Draft(Query query, double[] latent) {}

  private Catalogue graded(List<Draft> drafts) {
    double[] all = drafts.stream().flatMapToDouble(d -> Arrays.stream(d.latent())).toArray();
    int[] grades = Quantiles.cut(all, gradeShares);
    List<Catalogue.Entry> entries = new ArrayList<>();
    int next = 0;
    for (Draft draft : drafts) {
      int[] own = Arrays.copyOfRange(grades, next, next + draft.latent().length);
      next += own.length;
      entries.add(new Catalogue.Entry(draft.query(), own));
    }
    return new Catalogue(entries, gradeShares.size() - 1);
  }

  private double[] direction(Generator random) {
    double[] direction = new double[features];
    double square = 0;
    for (int j = 0; j < features; j++) {
      direction[j] = random.nextGaussian();
      square += direction[j] * direction[j];
    }
    for (int j = 0; j < features; j++) {
      direction[j] /= Math.sqrt(square);
    }
    return direction;
  }
}
