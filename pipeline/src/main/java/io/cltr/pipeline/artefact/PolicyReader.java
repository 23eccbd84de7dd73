package io.cltr.pipeline.artefact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Json;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.policy.ModelSpec;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTableSpec;
import io.cltr.policy.StoredSpec;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * Reads a policy's folder, and refuses what is no policy: with another version of the form, another
 * kind, parameters that the kind has not, another model than it was stored with, or parts that were
 * not stored.
 *
 * @param folder the policy's own
 * @param run that the paths in it are relative to
 */
record PolicyReader(Artefacts folder, Artefacts run) {
  private static final String KIND = "kind";
  private static final String NAME = "name";

  StoredPolicy read() {
    PolicyFile file = folder.read(PolicyFile.NAME, PolicyFile.class, PolicyFile.SCHEMA_VERSION);
    require(file.name(), NAME);
    require(file.kind(), KIND);
    require(file.parameters(), "parameters");
    PolicySpec spec = spec(file);
    requireStoredParts(file, spec);
    return new StoredPolicy(file, spec, spec.rankerName().map(ranker -> model(file, ranker)));
  }

  private PolicySpec spec(PolicyFile file) {
    ObjectNode given = Json.mapper().createObjectNode().put(KIND, file.kind());
    given.setAll(file.parameters());
    if (file.kind().equals(new PolicyTableSpec().id())) {
      given.remove("rows");
    }
    try {
      PolicySpec unnamed = Json.mapper().treeToValue(given, PolicySpec.class);
      boolean named =
          Stream.of(unnamed.getClass().getRecordComponents())
              .map(RecordComponent::getName)
              .anyMatch(NAME::equals);
      return named
          ? Json.mapper().treeToValue(given.put(NAME, file.name()), PolicySpec.class)
          : unnamed;
    } catch (ConfigException e) {
      throw unreadable(e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw unreadable(
          e.getCause() instanceof ConfigException said
              ? said.getMessage()
              : e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  private InputException unreadable(String why, Exception cause) {
    return new InputException(
        "%s: %s; write the policy again, or read it with the version of cltr that wrote it"
            .formatted(path(), why),
        cause);
  }

  private void requireStoredParts(PolicyFile file, PolicySpec spec) {
    if (spec instanceof PolicyTableSpec) {
      throw new InputException(
          ("%s is a policy of kind table, whose rows were not stored: name the table itself,"
                  + " policies: [{kind: table, name: %s, path: PATH}]")
              .formatted(path(), file.name()));
    }
    if (spec instanceof ModelSpec || spec instanceof StoredSpec) {
      throw new InputException(
          ("%s is a policy of kind %s, whose model was not stored: name the run that stored it,"
                  + " RUN#NAME")
              .formatted(path(), file.kind()));
    }
  }

  private StoredModel model(PolicyFile file, String ranker) {
    Optional<PolicyFile.Model> stored =
        Optional.ofNullable(file.model())
            .filter(model -> model.path() != null && model.sha256() != null);
    PolicyFile.Model model =
        stored.orElseThrow(
            () ->
                new InputException(
                    "%s is no whole policy: it needs the ranker '%s' and names no model; write it again"
                        .formatted(path(), ranker)));
    String found = Sha256.hex(run.bytes(model.path()));
    if (!found.equals(model.sha256())) {
      throw new InputException(
          "%s/%s has SHA-256 %s, %s says %s; copy both files of the policy"
              .formatted(run.folder(), model.path(), found, path(), model.sha256()));
    }
    String beside = new Path(run.folder(), model.path()).getParent().toString();
    return new ModelReader(new Artefacts(beside, run.hadoop())).read();
  }

  private void require(Object part, String name) {
    if (part == null || part.equals("")) {
      throw new InputException(
          "%s is no policy: it has no %s; write it again".formatted(path(), name));
    }
  }

  private String path() {
    return folder.folder() + "/" + PolicyFile.NAME;
  }
}
