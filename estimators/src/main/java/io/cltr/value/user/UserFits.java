package io.cltr.value.user;

import io.cltr.click.Attributes;
import io.cltr.click.ClickBehaviour;
import io.cltr.click.FittedClickModel;
import io.cltr.fold.Fold;
import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.value.UserValue;
import io.cltr.value.slice.Slices;
import io.cltr.value.sum.Cells;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The click models of a valuation, fitted to the valued log and to it without each group of units.
 *
 * @param fits one per estimator that values by a click model
 */
public record UserFits(List<Fit> fits) implements Serializable {

  /**
   * One estimator's models.
   *
   * @param estimator its index
   * @param first index of the whole log's model among all models; those without a group follow
   * @param behaviours by model
   * @param unseen numbers of a document without any
   */
  record Fit(
      int estimator, UserValue spec, int first, List<ClickBehaviour> behaviours, double[] unseen)
      implements Serializable {}

  /**
   * What a fitted model says of a query's documents.
   *
   * @param model index among all models
   */
  private record Told(String query, int model, Attributes attributes) implements Serializable {}

  /** Fitted models with what they say of each query, by model; null where nothing. */
  public record Fitted(UserFits users, Source<Keyed<Attributes[]>> attributes) {}

  /** Fits all; only where some estimator values by a click model. */
  public static Fitted of(Cells cells, Source<Impression> log) {
    List<Fit> fits = new ArrayList<>();
    List<Source<Told>> told = new ArrayList<>();
    for (int e = 0; e < cells.rankings().size(); e++) {
      if (cells.rankings().get(e) instanceof UserValue user) {
        int first = told.size();
        List<ClickBehaviour> behaviours = new ArrayList<>();
        double[] unseen = null;
        for (int without = -1; without < user.groups(); without++) {
          FittedClickModel fitted = user.model().fit(part(log, user.groups(), without));
          behaviours.add(fitted.behaviour());
          unseen = fitted.unseen();
          int model = told.size();
          told.add(fitted.attributes().map(item -> new Told(item.key(), model, item.value())));
        }
        fits.add(new Fit(e, user, first, List.copyOf(behaviours), unseen));
      }
    }
    return new Fitted(
        new UserFits(List.copyOf(fits)),
        told.stream()
            .reduce(Source::and)
            .orElseThrow()
            .grouped(Told::query, new ByModel(told.size())));
  }

  private static Source<Impression> part(Source<Impression> log, int groups, int without) {
    return without < 0
        ? log
        : log.where(shown -> Slices.group(Slices.ALL, shown.bucket(), groups) != without);
  }

  /** Sorts what is told of a query by model. */
  private record ByModel(int models) implements Fold<Told, Attributes[], Attributes[]> {
    @Override
    public Attributes[] start() {
      return new Attributes[models];
    }

    @Override
    public void add(Attributes[] state, Told item) {
      state[item.model()] = item.attributes();
    }

    @Override
    public void merge(Attributes[] into, Attributes[] from) {
      for (int m = 0; m < models; m++) {
        into[m] = from[m] == null ? into[m] : from[m];
      }
    }

    @Override
    public boolean isExact(Attributes[] state) {
      return true;
    }

    @Override
    public Attributes[] finish(Attributes[] state) {
      return state;
    }
  }
}
