package io.cltr.jobs.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.pipeline.artefact.PolicyFile;
import io.cltr.pipeline.artefact.StoredPolicy;
import io.cltr.pipeline.json.Json;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.Uniform;
import io.cltr.policy.UniformSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A policy that reads groups draws nothing without them. */
class ScorerTest {
  private record Fair() implements PolicySpec {
    @Override
    public String id() {
      return "fair";
    }

    @Override
    public String summary() {
      return "";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public String policyName() {
      return "equal";
    }

    @Override
    public boolean readsGroups() {
      return true;
    }

    @Override
    public Policy policy(Parts parts) {
      return new Uniform("equal");
    }
  }

  private static Scorer scorer(PolicySpec spec) {
    PolicyFile file =
        new PolicyFile(1, spec.policyName(), spec.id(), Json.mapper().createObjectNode(), null);
    return new Scorer.ByDraw(
        new StoredPolicy(file, spec, Optional.empty()), new Uniform(spec.policyName()), "");
  }

  @Test
  void groupsAreNeededByThoseWhoReadThem() {
    scorer(new Fair()).require(true);
    scorer(new UniformSpec()).require(false);
    assertThatThrownBy(() -> scorer(new Fair()).require(false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("policy 'equal' of kind fair reads the groups of documents");
  }
}
