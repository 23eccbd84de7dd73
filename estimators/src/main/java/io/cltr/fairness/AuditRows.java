package io.cltr.fairness;

import io.cltr.fairness.FairnessTable.Cell;
import io.cltr.fairness.FairnessTable.GroupExposure;
import io.cltr.fairness.FairnessTable.PlaceExposure;
import io.cltr.fairness.FairnessTable.SliceMerits;
import io.cltr.interval.BucketInfluence;
import io.cltr.value.Diagnostic;
import io.cltr.value.slice.Slices;
import java.util.ArrayList;
import java.util.List;

/** Collects what an audit finds, slice by slice. */
final class AuditRows {
  private static final double ROUNDING = 1e-9;

  /** Share of the impressions from which on what a policy exposes says nothing. */
  private static final double MOST_UNDEFINED = 0.1;

  private final FairnessAudit audit;
  private final List<String> names;
  private final List<SliceMerits> merits = new ArrayList<>();
  private final List<GroupExposure> groups = new ArrayList<>();
  private final List<PlaceExposure> places = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  AuditRows(FairnessAudit audit, List<String> names) {
    this.audit = audit;
    this.names = names;
    for (String group : audit.grouping().groups()) {
      if (!names.contains(group)) {
        warnings.add(
            "no asked query has a document of the group '%s'; is it spelt as in the table of documents?"
                .formatted(group));
      }
    }
    for (int k = 1; k <= audit.examination().depth(); k++) {
      if (!audit.examination().identifies(k)) {
        warnings.add(
            "the log does not identify how place %d is examined: it counts as no exposure"
                .formatted(k));
      }
    }
  }

  /** A slice without documents of the groups. */
  void skip(String slice) {
    warnings.add(
        "slice '%s' has no document of the groups: nothing is said of it".formatted(slice));
  }

  void add(
      String slice,
      GroupLayout layout,
      QueryMeans means,
      GroupValues values,
      GroupMerits found,
      ThetaInfluence theta) {
    int buckets = means.influence().filled();
    merits.add(merits(slice, found, buckets));
    for (int p = 0; p < audit.policies().size(); p++) {
      String policy = audit.policies().get(p).name();
      PolicyStatistics own =
          PolicyStatistics.of(
              policy, p, layout, means, values, found, theta, audit.examination().beta());
      addGroups(policy, slice, own, buckets);
      addPlaces(policy, slice, p, layout, means, buckets);
      MeasureCells measured =
          new MeasureCells(
              policy,
              slice,
              own,
              buckets,
              audit.level(),
              warnings(policy, p, layout, means),
              ofClicks(policy, values, found));
      for (FairnessMeasure measure : audit.measures()) {
        cells.addAll(measured.of(measure));
      }
    }
  }

  private SliceMerits merits(String slice, GroupMerits found, int buckets) {
    List<Estimate> merit = new ArrayList<>();
    List<Estimate> relative = new ArrayList<>();
    int count = names.size();
    BucketInfluence influence = found.influence();
    for (int g = 0; g < count; g++) {
      double size = found.sizes()[g];
      double value = found.merit()[g];
      merit.add(estimate(value, column(influence, g), buckets));
      if (!(found.total() > 0) || size == 0) {
        relative.add(Estimate.NONE);
        continue;
      }
      double unit = found.size() / (size * found.total());
      double[] psi = new double[BucketWeights.BUCKETS];
      for (int b = 0; b < psi.length; b++) {
        psi[b] =
            unit * influence.at(b, g)
                + unit
                    * value
                    * (influence.at(b, 2 * count + 1) / found.size()
                        - influence.at(b, count + 1 + g) / size
                        - influence.at(b, count) / found.total());
      }
      relative.add(estimate(unit * value, psi, buckets));
    }
    return new SliceMerits(slice, found, merit, relative);
  }

  private void addGroups(String policy, String slice, PolicyStatistics own, int buckets) {
    GroupStatistics s = own.statistics();
    GroupShares exposure = GroupShares.of(s, s.exposure(0));
    GroupShares impact = GroupShares.of(s, s.impact(0));
    for (int g = 0; g < names.size(); g++) {
      double unit = s.at(s.totalSize()) / (s.at(s.size(g)) * s.at(s.totalExposure()));
      double relative = unit * s.at(s.exposure(g));
      Estimate perDocument =
          s.has(g)
              ? along(
                  own,
                  relative,
                  new int[] {s.exposure(g), s.totalSize(), s.size(g), s.totalExposure()},
                  new double[] {
                    unit,
                    relative / s.at(s.totalSize()),
                    -relative / s.at(s.size(g)),
                    -relative / s.at(s.totalExposure())
                  },
                  buckets)
              : Estimate.NONE;
      groups.add(
          new GroupExposure(
              policy,
              slice,
              names.get(g),
              one(own, s.exposure(g), buckets),
              share(own, exposure, g, buckets),
              perDocument,
              one(own, s.impact(g), buckets),
              share(own, impact, g, buckets)));
    }
  }

  private Estimate one(PolicyStatistics own, int at, int buckets) {
    return along(own, own.statistics().at(at), new int[] {at}, new double[] {1}, buckets);
  }

  private Estimate share(PolicyStatistics own, GroupShares shares, int g, int buckets) {
    if (!shares.defined()) {
      return Estimate.NONE;
    }
    int[] at = new int[names.size()];
    double[] only = new double[at.length];
    only[g] = 1;
    for (int h = 0; h < at.length; h++) {
      at[h] = shares.first() + h;
    }
    return along(own, shares.of()[g], at, shares.back(only), buckets);
  }

  private Estimate along(
      PolicyStatistics own, double value, int[] at, double[] slopes, int buckets) {
    return estimate(
        value, own.influence(FairnessMeasure.Reading.of(names, value, at, slopes)), buckets);
  }

  private void addPlaces(
      String policy, String slice, int p, GroupLayout layout, QueryMeans means, int buckets) {
    for (int g = 0; g < names.size(); g++) {
      for (int k = 1; k <= layout.depth(); k++) {
        int at = layout.at(p, g, k);
        Estimate displays = estimate(means.means()[at], column(means.influence(), at), buckets);
        places.add(new PlaceExposure(policy, slice, names.get(g), k, displays));
      }
    }
  }

  private Estimate estimate(double value, double[] influence, int buckets) {
    return Estimate.of(value, influence, buckets, audit.level());
  }

  private static double[] column(BucketInfluence influence, int at) {
    double[] column = new double[BucketWeights.BUCKETS];
    for (int b = 0; b < column.length; b++) {
      column[b] = influence.at(b, at);
    }
    return column;
  }

  private static List<String> warnings(String policy, int p, GroupLayout layout, QueryMeans means) {
    double undefined = 1 - means.means()[layout.defined(p)];
    return undefined > ROUNDING
        ? List.of(
            "%spolicy '%s' is not defined for %.1f%% of the impressions, where nothing is exposed; give"
                    .formatted(
                        undefined > MOST_UNDEFINED ? "do not trust: " : "", policy, 100 * undefined)
                + " it those queries, or judge a log without them")
        : List.of();
  }

  /** What speaks against merit and impact; the merits' own warnings have the details. */
  private List<String> ofClicks(String policy, GroupValues values, GroupMerits found) {
    List<String> told = new ArrayList<>();
    for (int g = 0; g < names.size(); g++) {
      String name = names.get(g);
      String slice = Slices.named(Slices.GROUP, name);
      if (found.sizes()[g] > 0 && values.merit(slice).map(cell -> !cell.trusted()).orElse(true)) {
        told.add(
            "do not trust: the log does not tell the merit of '%s'; see there".formatted(name));
      }
      if (found.unsupported()[g] > Diagnostic.UNSUPPORTED.threshold() * found.sizes()[g]) {
        told.add(
            "documents that the log never displayed could add %.3g to the merit of '%s', %.3g"
                .formatted(found.unsupported()[g], name, found.merit()[g]));
      }
      if (values.clicks(policy, slice).map(cell -> !cell.trusted()).orElse(false)) {
        told.add(
            "do not trust: the log does not tell the clicks of '%s' under '%s'"
                .formatted(name, policy));
      }
    }
    return told;
  }

  FairnessTable table() {
    return new FairnessTable(audit.level(), merits, groups, places, cells, List.copyOf(warnings));
  }
}
