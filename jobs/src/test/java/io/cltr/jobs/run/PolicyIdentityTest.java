package io.cltr.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.artefact.PolicyFile;
import io.cltr.pipeline.artefact.StoredPolicy;
import io.cltr.pipeline.json.Json;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.RenamedPolicy;
import io.cltr.policy.StoredSpec;
import io.cltr.policy.Uniform;
import io.cltr.policy.UniformSpec;
import io.cltr.ranker.LinearRanker;
import io.cltr.ranker.Ranker;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stored policy is the same candidate as the policy that it is, wherever it lies. */
class PolicyIdentityTest {
  private static final Ranker ONE = ranker(1);
  private static final Ranker OTHER = ranker(2);

  /** A policy that is fitted by a number, over a ranker. */
  public record Fitted(String ranker, double fit, String name) implements PolicySpec {
    @Override
    public String id() {
      return "fitted";
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
      return name;
    }

    @Override
    public Optional<String> rankerName() {
      return Optional.of(ranker);
    }

    @Override
    public Policy policy(Parts parts) {
      return new Uniform(name);
    }
  }

  private static Ranker ranker(double weight) {
    return new LinearRanker(new double[1], new double[] {1}, new double[] {weight});
  }

  private static String own(PolicySpec spec, Policy policy, Ranker ranker) {
    return PolicyIdentity.of(
        new ValuedPolicy(spec, policy, Optional.ofNullable(ranker), Optional.empty()));
  }

  private static String stored(PolicySpec spec, Policy policy, Ranker ranker, String path) {
    ObjectNode none = Json.mapper().createObjectNode();
    StoredPolicy found =
        new StoredPolicy(
            new PolicyFile(1, spec.policyName(), spec.id(), none, null), spec, Optional.empty());
    return PolicyIdentity.of(
        new ValuedPolicy(
            new StoredSpec(path, spec.policyName(), "as " + path),
            new RenamedPolicy("as " + path, policy),
            Optional.ofNullable(ranker),
            Optional.of(found)));
  }

  @Test
  void pathsAndNamesAreNoPartOfIt() {
    Policy soft = new PlackettLuce("soft", ONE, 0.5, 10, 1);
    Fitted fair = new Fitted("r", 0.1, "fair");
    Policy any = new Uniform("fair");
    for (String path : new String[] {"here", "there"}) {
      assertThat(stored(fair, soft, ONE, path)).isEqualTo(own(fair, soft, ONE));
      assertThat(stored(fair, any, ONE, path)).isEqualTo(own(fair, any, ONE));
      assertThat(stored(new UniformSpec(), new Uniform("uniform"), null, path))
          .isEqualTo(own(new UniformSpec(), new Uniform("uniform"), null));
    }
    assertThat(own(new Fitted("s", 0.1, "other"), any, ONE)).isEqualTo(own(fair, any, ONE));
  }

  @Test
  void theRankerAndTheFitAre() {
    Policy any = new Uniform("fair");
    String identity = own(new Fitted("r", 0.1, "fair"), any, ONE);
    assertThat(own(new Fitted("r", 0.1, "fair"), any, OTHER)).isNotEqualTo(identity);
    assertThat(own(new Fitted("r", 0.2, "fair"), any, ONE)).isNotEqualTo(identity);
  }
}
