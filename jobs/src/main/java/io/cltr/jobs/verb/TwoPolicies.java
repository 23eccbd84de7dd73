package io.cltr.jobs.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Json;
import io.cltr.policy.LoggerSpec;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.StoredSpec;
import io.cltr.policy.UniformSpec;

/** Candidate and production as a command line names them. */
record TwoPolicies(PolicySpec candidate, PolicySpec production) {
  private static final String LOGGER = "logger:";

  /** Neither named: those of the configuration. */
  static TwoPolicies of(String candidate, String production) {
    if (candidate.isEmpty() != production.isEmpty()) {
      throw new ConfigException(
          "gate --log: give both --candidate and --production, or neither to take those of --config");
    }
    return candidate.isEmpty()
        ? new TwoPolicies(null, null)
        : named(spec(candidate), spec(production));
  }

  private static TwoPolicies named(PolicySpec candidate, PolicySpec production) {
    return production instanceof StoredSpec stored
            && stored.policyName().equals(candidate.policyName())
        ? new TwoPolicies(
            candidate,
            new StoredSpec(stored.path(), stored.policy(), stored.name() + "-in-production"))
        : new TwoPolicies(candidate, production);
  }

  private static PolicySpec spec(String given) {
    if (given.startsWith(LOGGER)) {
      return new LoggerSpec(given.substring(LOGGER.length()));
    }
    if (given.equals(new UniformSpec().policyName())) {
      return new UniformSpec();
    }
    int mark = given.lastIndexOf('#');
    return mark < 0
        ? new StoredSpec(given, "", given.replaceAll("/+$", "").replaceAll(".*/", ""))
        : new StoredSpec(
            given.substring(0, mark), given.substring(mark + 1), given.substring(mark + 1));
  }

  /** Says what is valued and judged, where it was named. */
  void addTo(ObjectNode implied) {
    if (candidate != null) {
      implied.putArray("policies").add(Json.tree(production)).add(Json.tree(candidate));
      implied
          .withObject("/gate")
          .put("candidate", candidate.policyName())
          .put("production", production.policyName());
    }
  }
}
