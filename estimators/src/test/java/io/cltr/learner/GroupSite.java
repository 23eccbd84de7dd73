package io.cltr.learner;

import io.cltr.bench.Site;
import io.cltr.fairness.FairnessCriterion;
import io.cltr.fairness.GroupRow;
import io.cltr.fairness.GroupTotals;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Query;
import io.cltr.policy.PlackettLuceRanks;
import io.cltr.policy.Ranks;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.simulate.Catalogue;
import io.cltr.simulate.Device;
import io.cltr.simulate.Groups;
import io.cltr.simulate.LoggerSpec;
import io.cltr.simulate.Randomization;
import io.cltr.simulate.Simulation;
import io.cltr.simulate.SyntheticCatalogue;
import io.cltr.simulate.Traffic;
import io.cltr.simulate.TrueQuery;
import io.cltr.simulate.Trust;
import io.cltr.simulate.User;
import io.cltr.simulate.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A site of two groups: 300 queries of 6 to 9 documents, 5 positions, θ_k = 1/k. Documents of grade
 * g are of group "b" with probability .55 − .1 g, so "a" is better on average; the last feature
 * tells the group. A fifth of the queries is never asked.
 */
record GroupSite(Site site) {
  static final GroupSite USUAL = of(.55, .45, .35, .25, .15);

  static GroupSite of(double... shares) {
    Simulation base = new Simulation();
    User user = base.user();
    SyntheticCatalogue drawn =
        new SyntheticCatalogue(300, 6, 9, 5, .9, List.of(.5, .2, .15, .1, .05));
    Simulation simulation =
        new Simulation(
            drawn,
            new Groups(List.of(), List.of(), 0, 0),
            new Traffic(10_000, 0, .3, "2026-11-14", 7, 1),
            new User(
                user.clicks(),
                List.of(new Device("any", 1, 1, List.of())),
                .1,
                new Trust(),
                user.rewards(),
                user.rewardNoise()),
            5,
            List.of(new LoggerSpec("good", 1, .9, 0, 1)),
            Randomization.none());
    Catalogue catalogue = grouped(drawn.generate(new Generator(11).split("catalogue")), shares);
    return new GroupSite(Site.of("groups", World.of(simulation, catalogue, 11), .2));
  }

  private static Catalogue grouped(Catalogue catalogue, double[] shares) {
    List<Catalogue.Entry> entries = new ArrayList<>();
    for (Catalogue.Entry entry : catalogue.entries()) {
      Query query = entry.query();
      Generator random = new Generator(12).split(query.id());
      int width = query.width() + 1;
      float[] features = new float[query.size() * width];
      List<List<String>> groups = new ArrayList<>();
      for (int d = 0; d < query.size(); d++) {
        boolean b = random.nextBoolean(shares[entry.grades()[d]]);
        System.arraycopy(query.features(), d * (width - 1), features, d * width, width - 1);
        features[d * width + width - 1] = b ? 1 : 0;
        groups.add(List.of(b ? "b" : "a"));
      }
      entries.add(
          new Catalogue.Entry(
              new Query(query.id(), query.documents(), features, width, groups), entry.grades()));
    }
    return new Catalogue(entries, catalogue.maxGrade());
  }

  TrainingLog log(long impressions, long seed) {
    return new TrainingLog(
        site.log(impressions, seed),
        site.log(impressions / 4, 1_000_000 + seed),
        site.queries(),
        site.examination(),
        Source.of(List.of(), Layout.byKey()),
        Optional.empty(),
        seed);
  }

  /** What is true of a policy: its clicks per impression, and the first demand on its exposure. */
  record True(double value, double x) {}

  /** Exactly, on the queries that are asked. */
  True asked(Ranker ranker, FairnessCriterion criterion) {
    List<Query> queries = new ArrayList<>();
    List<TrueQuery> truths = new ArrayList<>();
    for (int q = 0; q < site.truth().queries().size(); q++) {
      if (site.truth().queries().get(q).traffic() > 0) {
        queries.add(site.world().catalogue().entries().get(q).query());
        truths.add(site.truth().queries().get(q));
      }
    }
    return of(ranker, criterion, queries, truths);
  }

  /** Exactly, on the queries that nobody asks. */
  True heldOut(Ranker ranker, FairnessCriterion criterion) {
    return of(
        ranker,
        criterion,
        site.test().stream().map(Site.TestQuery::query).toList(),
        site.test().stream().map(Site.TestQuery::truth).toList());
  }

  private True of(
      Ranker ranker, FairnessCriterion criterion, List<Query> queries, List<TrueQuery> truths) {
    List<String> names = List.of("a", "b");
    double[] theta = site.examination().theta();
    double[] exposures = new double[2];
    double[] impacts = new double[2];
    double[] sizes = new double[2];
    double[] merit = new double[2];
    double size = 0;
    double value = 0;
    double given = 0;
    for (int q = 0; q < queries.size(); q++) {
      Query query = queries.get(q);
      double share = truths.get(q).traffic();
      double[] gamma = truths.get(q).relevance();
      Ranks ranks = PlackettLuceRanks.of(ranker.scores(query), theta.length);
      int[][] members = criterion.grouping().members(query, names);
      for (int d = 0; d < query.size(); d++) {
        double exposure = share * ranks.expected(d, theta);
        value += exposure * gamma[d];
        given += exposure;
        size += share;
        for (int g : members[d]) {
          exposures[g] += exposure;
          impacts[g] += exposure * gamma[d];
          sizes[g] += share;
          merit[g] += share * gamma[d];
        }
      }
    }
    GroupRow row =
        criterion
            .rows(new GroupTotals(names, sizes, merit, size, Arrays.stream(merit).sum(), given))
            .get(0);
    return new True(value, row.of(exposures, impacts));
  }
}
