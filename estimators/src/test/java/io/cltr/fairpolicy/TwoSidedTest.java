package io.cltr.fairpolicy;

import static io.cltr.fairpolicy.TwoSidedFits.DOCUMENTS;
import static io.cltr.fairpolicy.TwoSidedFits.fitted;
import static io.cltr.fairpolicy.TwoSidedFits.random;
import static io.cltr.fairpolicy.TwoSidedFits.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fairness.Grouping;
import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link TwoSidedSpec} does at its limits. */
class TwoSidedTest {
  @Test
  void theOrderOfTheLogDoesNotMatter() {
    List<WeightedQuery> queries = random(8, 30, 5);
    TwoSidedSpec spec = spec(DOCUMENTS, .5, new PowerCurve(0, .1), new GiniWelfare(), 15);
    TwoSidedSpec first = fitted(spec, queries);
    List<WeightedQuery> turned = new ArrayList<>(queries);
    Collections.reverse(turned);

    assertThat(fitted(spec, turned)).isEqualTo(first);
  }

  /** An item that was never met is worth what one without exposure is: it comes first. */
  @Test
  void anUnknownItemIsWorthWhatAnUnexposedOneIs() {
    TwoSidedSpec spec =
        fitted(spec(DOCUMENTS, .9, new PowerCurve(), new PowerWelfare(), 20), random(2, 10, 4));
    Query known = Lists.byScore("new", "----");
    Query query =
        new Query(
            "new",
            new String[] {"d0000", "d0001", "d0002", "unknown"},
            known.features(),
            1,
            known.groups());

    Ranks ranks = spec.policy(Lists.PARTS).ranks(query, Displays.NONE, 3).orElseThrow();

    assertThat(ranks.at(3, 1)).isEqualTo(1, within(1e-12));
  }

  @Test
  void withoutItemsOrQueriesOrRelevanceItIsDefined() {
    TwoSidedSpec groups = spec(new Grouping(), .5, new PowerCurve(), new PowerWelfare(), 10);
    WeightedQuery bare = new WeightedQuery(3, Lists.byScore("q", "---"));
    assertThat(fitted(groups, List.of(bare)).fit().slopes()).isEmpty();
    assertThat(fitted(groups, List.of()).fit().items()).isEmpty();
    WeightedQuery worthless =
        new WeightedQuery(3, Lists.of("q", List.of(List.of("a"), List.of("b")), 0f, 0f));
    TwoSidedSpec fit = fitted(groups, List.of(worthless));
    double[] probabilities =
        fit.policy(Lists.PARTS)
            .ranks(worthless.known(), Displays.NONE, 2)
            .orElseThrow()
            .probabilities();
    assertThat(fit.fit().utility()).isEqualTo(0.0);
    assertThat(probabilities[0]).isEqualTo(.5, within(.1));
  }

  @Test
  void refusesWhatIsMissingOrTooMuch() {
    assertThatThrownBy(
            () -> spec(DOCUMENTS, .5, new PowerCurve(), new PowerWelfare(), 10).policy(Lists.PARTS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not fitted");
    assertThatThrownBy(() -> spec(DOCUMENTS, 2, new PowerCurve(), new PowerWelfare(), 10))
        .hasMessageContaining("weight 2.0");
    List<WeightedQuery> wide = List.of(new WeightedQuery(1, Lists.byScore("q", "-".repeat(600))));
    assertThatThrownBy(
            () -> fitted(spec(DOCUMENTS, .5, new PowerCurve(), new PowerWelfare(), 10_000), wide))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("more than 500 items");
  }
}
