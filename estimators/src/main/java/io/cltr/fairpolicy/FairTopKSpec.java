package io.cltr.fairpolicy;

import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import java.util.List;
import java.util.Optional;

/**
 * FA*IR: the ranking by score in which no prefix has so few protected documents that chance would
 * hardly explain it. The first i ≤ k places have at least m(i) of them, as {@link FairPrefixes}
 * says; two queues, of protected and other documents by score, are merged greedily, the better head
 * first unless a protected document is owed. Below k by score.
 *
 * <p>Among the rankings that meet the minima it is the one that has the best documents and orders
 * them best (Zehlike et al., section 4.3). It asks how many are seen, not how much they are
 * examined, and knows no relevance: scores that are biased against the protected stay so inside of
 * what the test tolerates. p is a wish, not an estimate.
 *
 * <p>A query with too few protected documents has all of them placed as early as they are owed, and
 * the shortfall stays. One without any is ranked by score. Groups may overlap.
 *
 * <p>Cost: one sort per query.
 *
 * @param ranker name of the ranker
 * @param protectedGroups a document in any of them is protected
 * @param share p in (0, 1), the least share that is fair
 * @param significance α in (0, 1), how often a fair ranking may be changed
 * @param depth k in 1..{@value #DEEPEST}
 * @param name what reports call the policy; "" for the ranker's name and "-fa-ir"
 */
public record FairTopKSpec(
    String ranker,
    List<String> protectedGroups,
    double share,
    double significance,
    int depth,
    String name)
    implements PolicySpec {
  /** Deepest prefix: the search for α_c takes a second there. */
  static final int DEEPEST = 2000;

  /** Names no ranker and no groups yet; p = 0.5, α = 0.1, k = 10. */
  public FairTopKSpec() {
    this("", List.of(), 0.5, 0.1, 10, "");
  }

  /** Checks the ranges. */
  public FairTopKSpec {
    protectedGroups = List.copyOf(protectedGroups);
    requireFraction("share", share);
    requireFraction("significance", significance);
    if (depth < 1 || depth > DEEPEST) {
      throw new ConfigException(
          "policy of kind fa-ir: depth %d, allowed are whole numbers from 1 to %d"
              .formatted(depth, DEEPEST));
    }
  }

  private static void requireFraction(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new ConfigException(
          "policy of kind fa-ir: %s %s, allowed are numbers above 0 and below 1"
              .formatted(what, value));
    }
  }

  @Override
  public String id() {
    return "fa-ir";
  }

  @Override
  public String summary() {
    return "By score, with enough protected documents in every prefix to pass a test (FA*IR)";
  }

  @Override
  public String source() {
    return "Zehlike, Bonchi, Castillo, Hajian, Megahed, Baeza-Yates, CIKM 2017";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker + "-fa-ir" : name;
  }

  @Override
  public List<String> namedGroups() {
    return protectedGroups;
  }

  @Override
  public boolean readsGroups() {
    return true;
  }

  @Override
  public Optional<String> rankerName() {
    return Optional.of(ranker);
  }

  @Override
  public Policy policy(Parts parts) {
    if (ranker.isEmpty() || protectedGroups.isEmpty()) {
      throw new ConfigException(
          "policy of kind fa-ir: 'ranker' and 'protectedGroups' are needed; a document in any of"
              + " these groups is protected");
    }
    return new FairTopK(
        policyName(),
        parts.ranker(ranker),
        protectedGroups,
        FairPrefixes.adjusted(depth, share, significance));
  }
}
