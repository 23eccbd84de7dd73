package io.cltr.jobs.report;

import io.cltr.change.Changes.ChangedRanking;
import io.cltr.change.Flips;
import io.cltr.change.Flips.Loser;
import io.cltr.change.MeasuredChange;
import io.cltr.change.TopDocument;
import io.cltr.gate.GateResult;
import io.cltr.gate.Limit;
import io.cltr.gate.NightlySequence.Look;
import io.cltr.gate.RuleResult;
import io.cltr.gate.RuleResult.Part;
import io.cltr.gate.ValueNonInferiority;
import io.cltr.gate.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A verdict in which every form has something to show. */
final class GateFixture {
  static final String HOSTILE = "<b onclick=\"x\">&'|\u0001\u202e]]>@team #1\n| a |";
  static final int QUERIES = 20;
  static final int NIGHTS = 12;

  private static final double NONE = Double.NaN;

  private GateFixture() {}

  /** Two rules fail, three cannot tell, five pass. */
  static GateResult gate() {
    return gate("ips-softmax", "logger:production", "device=phone", "running shoes");
  }

  /** The same with ids that try to be markup. */
  static GateResult hostile() {
    return gate(HOSTILE, HOSTILE, HOSTILE, HOSTILE);
  }

  private static GateResult gate(String candidate, String production, String slice, String query) {
    return new GateResult(
        Verdict.FAIL,
        candidate,
        production,
        List.of(new ValueNonInferiority()),
        rules(candidate, production, slice),
        flips(query),
        looks());
  }

  private static List<RuleResult> rules(String candidate, String production, String slice) {
    String value = "clicks of %s minus %s by ips".formatted(candidate, production);
    return List.of(
        rule("value-non-inferiority", Verdict.PASS, value, 0.0337, -0.0103, Limit.AT_LEAST)
            .unit("clicks per impression")
            .interval(0.0112, 0.0562)
            .can(0.0251, NONE, 1.312)
            .reason("The change is between +1.1% and +5.4%: a loss beyond 1.0% is ruled out"),
        rule("minimum-lift", Verdict.INCONCLUSIVE, value, 0.0337, 0.0206, Limit.AT_LEAST)
            .unit("clicks per impression")
            .interval(0.0112, 0.0562)
            .can(0.0251, 182_400, NONE)
            .reason("The change is between +1.1% and +5.4%: it may or may not gain 2.0%"),
        rule("worst-slice", Verdict.FAIL, "clicks by slice", -0.121, -0.05, Limit.AT_LEAST)
            .unit("share")
            .interval(-0.165, -0.077)
            .parts(slices(slice))
            .reason(slice + " loses more than the 5.0% allowed"),
        rule("group-exposure", Verdict.PASS, "exposure by group", -0.08, -0.3, Limit.AT_LEAST)
            .unit("share")
            .interval(-0.11, -0.05)
            .parts(
                List.of(
                    part("small sellers", Verdict.PASS, -0.08, -0.3, 0.03, 1e-9),
                    part("new documents", Verdict.PASS, 0.12, -0.3, 0.04, 1e-12)))
            .reason("Of 2 groups the one that loses most, small sellers, loses 8.0%"),
        rule(
                "negative-flips",
                Verdict.FAIL,
                "impressions that get worse",
                0.142,
                0.1,
                Limit.AT_MOST)
            .unit("share")
            .interval(0.118, 0.171)
            .can(0.038, NONE, NONE)
            .reason("14.2% of the impressions are of queries that get worse"),
        rule("churn", Verdict.PASS, "churn, 1 − rank-biased overlap", 0.31, 0.5, Limit.AT_MOST)
            .unit("share")
            .interval(0.29, 0.33)
            .can(0.02, NONE, NONE)
            .reason("The rankings of 812 of 1,024 queries change"),
        rule("support", Verdict.PASS, "value of what was never shown", 0.022, 0.1, Limit.AT_MOST)
            .unit("share")
            .reason("Documents that the log never displayed could add 2.2%"),
        rule("effective-units", Verdict.PASS, "effective units", 2_412, 500, Limit.AT_LEAST)
            .unit("units")
            .reason("The weights leave 2,412 effective units of 3,061"),
        rule("log-age", Verdict.INCONCLUSIVE, "age of the log", 9, 7, Limit.AT_MOST)
            .unit("days")
            .reason("The log ends 9 days before the verdict: judge on a newer one"),
        rule("placebo", Verdict.INCONCLUSIVE, "loggers predicted wrongly", NONE, 0, Limit.AT_MOST)
            .reason("The log has one logger: there is none to predict"));
  }

  private static List<Part> slices(String first) {
    return List.of(
        part(first, Verdict.FAIL, -0.121, -0.05, 0.044, 0.0004),
        part("device=tablet", Verdict.INCONCLUSIVE, -0.02, -0.05, 0.09, 0.74),
        part("device=desktop", Verdict.PASS, 0.061, -0.05, 0.021, 1));
  }

  private static Part part(
      String name, Verdict verdict, double observed, double required, double half, double p) {
    return new Part(
        name, verdict, observed, required, observed - half, observed + half, p, Math.min(1, 3 * p));
  }

  private static Flips flips(String query) {
    List<Loser> losers = new ArrayList<>();
    for (int q = 0; q < QUERIES; q++) {
      double change = -0.4 / (q + 1);
      MeasuredChange measured =
          new MeasuredChange(query + " " + q, 240 - 10 * q, 1.2 * change, 0.05, -1, 1);
      losers.add(
          new Loser(
              new ChangedRanking(measured, documents("old", query), documents("new", query)),
              change,
              0.99 - 0.04 * q));
    }
    return new Flips(
        0.0103, 0.142, 0.118, 0.171, 0.031, 0.388, 0.0192, 0.0151, 0.0248, 0.0529, -0.31, 0.95,
        losers);
  }

  private static List<TopDocument> documents(String kind, String query) {
    return List.of(
        new TopDocument(kind + "-1 " + query, 0.41, 0.04, 1_204.4, 312),
        new TopDocument(kind + "-2", 0.22, 0.03, 980, 101),
        new TopDocument(kind + "-3", 0.08, 0.05, 12, 0));
  }

  private static List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    for (int night = 1; night <= NIGHTS; night++) {
      double excess = 0.04 + 0.02 * StrictMath.sin(night) / night;
      double half = 0.12 / Math.sqrt(night);
      looks.add(
          new Look(
              "",
              "2026-11-%02d".formatted(night),
              excess,
              excess - half,
              excess + half,
              1.03,
              1_000L * night,
              1_400L * night));
    }
    return looks;
  }

  private static Builder rule(
      String id, Verdict verdict, String subject, double observed, double required, Limit limit) {
    return new Builder(
        id, verdict, subject, observed, required, limit, "", observed, observed, NONE, NONE, NONE,
        NONE, List.of());
  }

  private record Builder(
      String id,
      Verdict verdict,
      String subject,
      double observed,
      double required,
      Limit limit,
      String unit,
      double low,
      double high,
      double level,
      double detectable,
      double deciding,
      double sensitivity,
      List<Part> parts) {
    Builder unit(String used) {
      return new Builder(
          id,
          verdict,
          subject,
          observed,
          required,
          limit,
          used,
          low,
          high,
          level,
          detectable,
          deciding,
          sensitivity,
          parts);
    }

    Builder interval(double from, double until) {
      return new Builder(
          id,
          verdict,
          subject,
          observed,
          required,
          limit,
          unit,
          from,
          until,
          0.95,
          detectable,
          deciding,
          sensitivity,
          parts);
    }

    Builder can(double detect, double decide, double gamma) {
      return new Builder(
          id, verdict, subject, observed, required, limit, unit, low, high, level, detect, decide,
          gamma, parts);
    }

    Builder parts(List<Part> found) {
      return new Builder(
          id,
          verdict,
          subject,
          observed,
          required,
          limit,
          unit,
          low,
          high,
          level,
          detectable,
          deciding,
          sensitivity,
          found);
    }

    RuleResult reason(String why) {
      return new RuleResult(
          id,
          verdict,
          subject,
          observed,
          required,
          limit,
          unit,
          low,
          high,
          level,
          detectable,
          deciding,
          sensitivity,
          why,
          parts);
    }
  }
}
