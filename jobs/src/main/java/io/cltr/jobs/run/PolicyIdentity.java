package io.cltr.jobs.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.pipeline.artefact.StoredPolicy;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.RenamedPolicy;
import io.cltr.policy.TopScore;
import java.util.List;

/**
 * What makes two policies the same on different nights: what they do, not what they are called or
 * where they lie.
 */
final class PolicyIdentity {
  private PolicyIdentity() {}

  /** In 64 hexadecimal digits. */
  static String of(ValuedPolicy valued) {
    Policy policy =
        valued.policy() instanceof RenamedPolicy renamed ? renamed.policy() : valued.policy();
    if (policy instanceof TopScore own) {
      return Sha256.hex(Json.bytes(own.ranker()));
    }
    if (policy instanceof PolicyTable own) {
      return Sha256.hex(Json.bytes(own.rows()));
    }
    if (policy instanceof PlackettLuce own) {
      return hash(Json.text(own.ranker()) + Json.text(own.temperature()));
    }
    PolicySpec spec = valued.stored().map(StoredPolicy::spec).orElse(valued.spec());
    return valued
        .ranker()
        .map(ranker -> hash(Json.text(ranker) + Json.text(unlabelled(spec))))
        .orElseGet(() -> Sha256.hex(Json.bytes(spec)));
  }

  /** The parameters of a policy that needs a ranker, without what the two are called. */
  private static ObjectNode unlabelled(PolicySpec spec) {
    ObjectNode parameters = (ObjectNode) Json.tree(spec);
    return parameters.remove(List.of("name", "ranker"));
  }

  private static String hash(String text) {
    return Sha256.hex(text.getBytes(UTF_8));
  }
}
