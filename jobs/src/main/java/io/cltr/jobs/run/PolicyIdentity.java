package io.cltr.jobs.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.policy.PlackettLuce;
import io.cltr.policy.PolicyTable;
import io.cltr.policy.TopScore;

/** What makes two policies the same on different nights: what they do, not what they are called. */
final class PolicyIdentity {
  private PolicyIdentity() {}

  /** In 64 hexadecimal digits. */
  static String of(ValuedPolicy valued) {
    if (valued.policy() instanceof TopScore own) {
      return Sha256.hex(Json.bytes(own.ranker()));
    }
    if (valued.policy() instanceof PolicyTable own) {
      return Sha256.hex(Json.bytes(own.rows()));
    }
    return valued.policy() instanceof PlackettLuce own
        ? Sha256.hex((Json.text(own.ranker()) + Json.text(own.temperature())).getBytes(UTF_8))
        : Sha256.hex(Json.bytes(valued.spec()));
  }
}
