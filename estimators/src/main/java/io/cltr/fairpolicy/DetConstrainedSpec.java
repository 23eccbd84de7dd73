package io.cltr.fairpolicy;

import io.cltr.log.ConfigException;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every prefix has its share of each group, up to whole documents:
 *
 * <pre>
 * ⌊k p_g⌋ ≤ documents of g among the first k ≤ ⌈k p_g⌉   for every k
 * </pre>
 *
 * <p>The list is filled from the groups' queues by score. A group below its floor comes first, of
 * several the one of the best document; else {@link FloorVariant} says whose document is next.
 *
 * <p>Floors hold for every k: by {@code greedy}, {@code conservative} and {@code relaxed} for up to
 * three groups (with more, several floors may rise at once), by {@code sorted} for any number;
 * ceilings hold by the first three. A group that runs out of documents misses its floor from there
 * on and the others go on; where no group with documents is below its ceiling, the best document
 * left is next. Counts alone matter, not how places are examined, and relevance is nothing but the
 * order by score.
 *
 * <p>A document of several groups counts in the first by name of those that have shares; one of
 * none counts in the rest, whose share is what the others leave. A share of 0 is never due.
 *
 * <p>Cost: n × groups per query; {@code sorted} up to n².
 *
 * @param ranker name of the ranker
 * @param shares p_g in (0, 1] by group, at most 1 together; empty: each list's own shares
 * @param variant whose document comes next
 * @param name what reports call the policy; "" for the ranker's name and "-det-constrained"
 */
public record DetConstrainedSpec(
    String ranker, SortedMap<String, Double> shares, FloorVariant variant, String name)
    implements PolicySpec {
  private static final double ROUNDING = 1e-9;

  /** Names no ranker yet; each list's own shares, sorted. */
  public DetConstrainedSpec() {
    this("", new TreeMap<>(), FloorVariant.sorted, "");
  }

  /** Checks the shares. */
  public DetConstrainedSpec {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    double sum = 0;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      if (!(share.getValue() > 0 && share.getValue() <= 1)) {
        throw new ConfigException(
            "policy of kind det-constrained: the share of group '%s' is %s, allowed is (0, 1]"
                .formatted(share.getKey(), share.getValue()));
      }
      sum += share.getValue();
    }
    if (sum > 1 + ROUNDING) {
      throw new ConfigException(
          "policy of kind det-constrained: the shares sum to %s, allowed is at most 1; what they"
                  .formatted(sum)
              + " leave is for documents of no such group");
    }
  }

  @Override
  public String id() {
    return "det-constrained";
  }

  @Override
  public String summary() {
    return "By score between floors and ceilings of every group's count in every prefix";
  }

  @Override
  public String source() {
    return "Geyik, Ambler, Kenthapadi, KDD 2019, algorithms 1 to 3";
  }

  @Override
  public String policyName() {
    return name.isEmpty() ? ranker + "-det-constrained" : name;
  }

  @Override
  public List<String> namedGroups() {
    return List.copyOf(shares.keySet());
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
    if (ranker.isEmpty()) {
      throw new ConfigException("policy of kind det-constrained: 'ranker' is missing");
    }
    return new DetConstrained(policyName(), parts.ranker(ranker), shares, variant);
  }
}
