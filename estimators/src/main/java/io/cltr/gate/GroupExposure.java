package io.cltr.gate;

import io.cltr.gate.RuleResult.Part;
import io.cltr.interval.PairedMeans;
import io.cltr.interval.PairedMeans.Contrast;
import java.util.List;
import java.util.Locale;

/**
 * No group of documents is starved: each gets at least (1 − loss) times the exposure that it has
 * under production, E_g = mean over impressions of Σ_{d in g} E[θ_rank(d)]. Rankings are known, so
 * only the mix of queries is uncertain; θ is taken as known. Named with Holm's correction.
 *
 * @param loss in [0, 1), the share of its exposure that a group may lose
 * @param level of the two-sided interval of each group
 */
public record GroupExposure(double loss, double level) implements GateRule {

  /** A fifth, 95 %. */
  public GroupExposure() {
    this(0.2, 0.95);
  }

  /** Checks the ranges. */
  public GroupExposure {
    Parameters.share("group-exposure", "loss", loss);
    Parameters.level("group-exposure", level);
  }

  @Override
  public String id() {
    return "group-exposure";
  }

  @Override
  public String summary() {
    return "No group of documents loses much of its exposure";
  }

  @Override
  public String source() {
    return "Singh, Joachims, KDD 2018 (exposure); Biddle 2006 (four fifths)";
  }

  @Override
  public RuleResult judge(GateEvidence evidence) {
    String subject = "exposure of the group that loses most, relative";
    return Compared.judge(
        id(),
        subject,
        -loss,
        Limit.AT_LEAST,
        evidence,
        reader -> {
          Parts all = new Parts(level);
          reader.changes().exposure().forEach((group, means) -> all.add(part(group, means)));
          return judged(subject, all.judged());
        });
  }

  private RuleResult judged(String subject, List<Part> parts) {
    if (parts.isEmpty()) {
      return RuleResult.untold(
          id(),
          subject,
          -loss,
          Limit.AT_LEAST,
          "No document has a group: give a table of documents with their groups");
    }
    Part worst = parts.get(0);
    String moved =
        String.format(
            Locale.ROOT,
            "%s gets %+.1f%% exposure (%+.1f%% to %+.1f%%)",
            worst.name(),
            100 * worst.observed(),
            100 * worst.low(),
            100 * worst.high());
    return Parts.result(
        id(),
        subject,
        -loss,
        level,
        "Of %d groups the one that loses most, %s".formatted(parts.size(), moved),
        parts);
  }

  private Part part(String group, PairedMeans exposure) {
    Contrast excess = exposure.contrast(1, -(1 - loss));
    double half = excess.halfWidth(level);
    double base = exposure.second();
    double low = excess.value() - half;
    double high = excess.value() + half;
    return new Part(
        group,
        base > 0 ? Limit.AT_LEAST.verdict(low, high, 0) : Verdict.PASS,
        base > 0 ? (exposure.first() - base) / base : Double.NaN,
        -loss,
        base > 0 ? low / base - loss : Double.NaN,
        base > 0 ? high / base - loss : Double.NaN,
        Parts.p(excess.value(), excess.standardError(), excess.buckets()),
        Double.NaN);
  }
}
