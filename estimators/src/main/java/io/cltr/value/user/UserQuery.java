package io.cltr.value.user;

import io.cltr.click.Attributes;
import io.cltr.click.ClickBehaviour;
import io.cltr.click.IndependentClicks;
import io.cltr.click.SatisfyingBehaviour;
import io.cltr.log.Query;
import io.cltr.policy.RankingSample;
import io.cltr.policy.Ranks;
import io.cltr.propensity.Examination;
import io.cltr.value.metric.ExpectedClicks;
import io.cltr.value.metric.Metric;
import java.util.Arrays;

/** What the users of one estimator's click models make of the rankings of one query. */
final class UserQuery {
  private static final int[] FIRST = {1};

  private final UserFits.Fit fit;
  private final Examination examination;
  private final int documents;
  private final double[][] attributes;
  private final boolean[] seen;

  /**
   * The query's documents as the models know them.
   *
   * @param told by model of the whole valuation; null where the log has no query like it
   */
  UserQuery(UserFits.Fit fit, Examination examination, Query query, Attributes[] told) {
    this.fit = fit;
    this.examination = examination;
    this.documents = query.size();
    this.attributes = new double[fit.behaviours().size()][];
    for (int g = 0; g < attributes.length; g++) {
      attributes[g] = told(told, fit.first() + g).of(query.documents(), fit.unseen());
    }
    Attributes whole = told(told, fit.first());
    this.seen = new boolean[documents];
    for (int d = 0; d < documents; d++) {
      seen[d] = fit.unseen().length == 0 || whole.has(query.documents()[d]);
    }
  }

  private static Attributes told(Attributes[] told, int model) {
    return told == null || told[model] == null ? Attributes.NONE : told[model];
  }

  /**
   * What a policy is worth: a mean over rankings of what each rank is worth.
   *
   * @param byDocument the part of each candidate, by model
   * @param sample the rankings; null where rank probabilities suffice
   * @param worth by ranking of the sample and rank, by the model of the whole log
   * @param most what each candidate's ranks could be worth, by candidate; null with a sample
   */
  record Worth(double[][] byDocument, RankingSample sample, double[][] worth, double[] most) {}

  /** Whether the value needs rank probabilities alone. */
  boolean ofRanks(Metric metric, Ranks ranks) {
    return ranks.draws().length == 0
        && !metric.ofSatisfaction()
        && (!(metric instanceof ExpectedClicks)
            || fit.behaviours().get(0) instanceof IndependentClicks);
  }

  /** By rank probabilities. */
  Worth byRanks(Metric metric, Ranks ranks) {
    double[] weights = weights(metric);
    double[][] byDocument = new double[attributes.length][documents];
    for (int g = 0; g < attributes.length; g++) {
      for (int d = 0; d < documents; d++) {
        for (int k = 1; k <= ranks.depth(); k++) {
          double mass = ranks.at(d, k);
          byDocument[g][d] += mass == 0 ? 0 : mass * alone(metric, weights, g, d, k);
        }
      }
    }
    double[] most = new double[documents];
    Arrays.setAll(most, d -> ranks.expected(d, weights));
    return new Worth(byDocument, null, null, most);
  }

  private double alone(Metric metric, double[] weights, int g, int document, int position) {
    ClickBehaviour user = fit.behaviours().get(g);
    return metric instanceof ExpectedClicks && user instanceof IndependentClicks clicks
        ? clicks.click(position, attributes[g], document)
        : weights[position - 1] * relevance(g, document);
  }

  /** P(click on the document | it is shown alone at position 1). */
  private double relevance(int g, int document) {
    int width = fit.unseen().length;
    double[] own = Arrays.copyOfRange(attributes[g], document * width, (document + 1) * width);
    return fit.behaviours().get(g).marginal(FIRST, own)[0];
  }

  /** By whole rankings. */
  Worth byRankings(Metric metric, RankingSample sample) {
    int n = sample.documents().length;
    double[][] byDocument = new double[attributes.length][documents];
    double[][] whole = new double[n][];
    for (int i = 0; i < n; i++) {
      for (int g = 0; g < attributes.length; g++) {
        double[] worth = worth(metric, g, sample.positions()[i], sample.documents()[i]);
        for (int k = 0; k < worth.length; k++) {
          byDocument[g][sample.documents()[i][k]] += worth[k] / n;
        }
        whole[i] = g == 0 ? worth : whole[i];
      }
    }
    return new Worth(byDocument, sample, whole, null);
  }

  /** What each rank of a ranking is worth. */
  private double[] worth(Metric metric, int g, int[] positions, int[] ranking) {
    ClickBehaviour user = fit.behaviours().get(g);
    if (metric instanceof ExpectedClicks) {
      return user.marginal(positions, gathered(g, ranking));
    }
    double[] weights = weights(metric);
    double[] worth = new double[ranking.length];
    if (metric.ofSatisfaction()) {
      worth = ((SatisfyingBehaviour) user).satisfaction(positions, gathered(g, ranking));
    } else {
      for (int k = 0; k < worth.length; k++) {
        worth[k] = relevance(g, ranking[k]);
      }
    }
    for (int k = 0; k < worth.length; k++) {
      worth[k] *= weights[positions[k] - 1];
    }
    return worth;
  }

  private double[] gathered(int g, int[] ranking) {
    int width = fit.unseen().length;
    double[] rows = new double[ranking.length * width];
    for (int k = 0; k < ranking.length; k++) {
      System.arraycopy(attributes[g], ranking[k] * width, rows, k * width, width);
    }
    return rows;
  }

  /** What a rank is worth at most: 1 of clicks. */
  private double[] weights(Metric metric) {
    if (metric instanceof ExpectedClicks) {
      double[] ones = new double[examination.depth()];
      Arrays.fill(ones, 1);
      return ones;
    }
    return metric.supportWeights(examination);
  }

  /** The value by each model, of the candidates that count. */
  double[] values(Worth worth, boolean[] counted) {
    double[] values = new double[attributes.length];
    for (int g = 0; g < values.length; g++) {
      for (int d = 0; d < documents; d++) {
        values[g] += counted == null || counted[d] ? worth.byDocument()[g][d] : 0;
      }
    }
    return values;
  }

  /** What the candidates that count, and of which the log told nothing, are worth. */
  double modelled(Worth worth, boolean[] counted) {
    double sum = 0;
    for (int d = 0; d < documents; d++) {
      sum += !seen[d] && (counted == null || counted[d]) ? worth.byDocument()[0][d] : 0;
    }
    return sum;
  }

  /**
   * What could be added by documents of which the log told nothing. In a ranking nothing above the
   * first of them changes; every rank from there on could be clicked for certain, and be the first
   * that satisfies whoever was not satisfied above.
   */
  double unsupported(Metric metric, Worth worth, boolean[] counted) {
    double sum = 0;
    if (worth.sample() == null) {
      for (int d = 0; d < documents; d++) {
        boolean unknown = !seen[d] && (counted == null || counted[d]);
        sum += unknown ? Math.max(0, worth.most()[d] - worth.byDocument()[0][d]) : 0;
      }
      return sum;
    }
    int n = worth.sample().documents().length;
    for (int i = 0; i < n; i++) {
      sum += unsupported(metric, worth, counted, i) / n;
    }
    return sum;
  }

  private double unsupported(Metric metric, Worth worth, boolean[] counted, int i) {
    double[] weights = weights(metric);
    int[] ranking = worth.sample().documents()[i];
    int[] positions = worth.sample().positions()[i];
    double[] own = worth.worth()[i];
    boolean clicks = metric instanceof ExpectedClicks;
    boolean unknown = false;
    double wanting = 1;
    double most = 0;
    double told = 0;
    for (int k = 0; k < ranking.length; k++) {
      boolean counts = counted == null || counted[ranking[k]];
      unknown |= !seen[ranking[k]];
      if (metric.ofSatisfaction() && !unknown && own[k] > 0) {
        wanting -= own[k] / weights[positions[k] - 1];
      }
      boolean free = (clicks || metric.ofSatisfaction()) ? unknown : !seen[ranking[k]];
      if (free && counts) {
        double weight = weights[positions[k] - 1];
        most = metric.ofSatisfaction() ? Math.max(most, weight) : most + weight;
        told += own[k];
      }
    }
    return Math.max(0, wanting * most - told);
  }

  /** Variance of the value by the finite number of draws; 0 where nothing was drawn. */
  static double drawn(Worth worth, boolean[] counted) {
    if (worth.sample() == null || worth.sample().exact()) {
      return 0;
    }
    int n = worth.worth().length;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double value = 0;
      for (int k = 0; k < worth.worth()[i].length; k++) {
        int d = worth.sample().documents()[i][k];
        value += counted == null || counted[d] ? worth.worth()[i][k] : 0;
      }
      sum += value;
      squares += value * value;
    }
    return n < 2 ? 0 : Math.max(0, squares - sum * sum / n) / (n - 1.0) / n;
  }
}
