package io.cltr.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.Displays;
import io.cltr.policy.PolicyTable.Row;
import io.cltr.ranker.Ranker;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stored policy does what it did under its own name, and is called as it is asked to be. */
class StoredSpecTest {
  private static final PolicyTable TABLE =
      PolicyTable.of("theirs", List.of(new Row("q", "b", 1, .5), new Row("q", "e", 2, .5)));

  /** Knows the stored policy "theirs" of "run". */
  private record Stored(Policy policy) implements PolicySpec.Parts {
    @Override
    public Policy policy(String path, String name) {
      assertThat(path + "#" + name).isEqualTo("run#theirs");
      return policy;
    }

    @Override
    public Ranker ranker(String name) {
      throw new AssertionError(name);
    }

    @Override
    public Ranker model(String path, String ranker) {
      throw new AssertionError(path);
    }

    @Override
    public List<Row> table(String path) {
      throw new AssertionError(path);
    }

    @Override
    public long seed() {
      return 1;
    }
  }

  private static Policy stored(Policy policy) {
    return new StoredSpec("run", "theirs", "ours").policy(new Stored(policy));
  }

  @Test
  void anotherNameChangesNothing() {
    PlackettLuce own = new PlackettLuce("theirs", Cases.FEATURE, 1, PlackettLuce.DRAWS, 3);
    Policy policy = stored(own);
    assertThat(policy.name()).isEqualTo("ours");
    for (long key = 0; key < 20; key++) {
      assertThat(policy.draw(Cases.QUERY, Displays.NONE, key).orElseThrow())
          .isEqualTo(own.draw(Cases.QUERY, Displays.NONE, key).orElseThrow());
    }
    assertThat(policy.ranks(Cases.QUERY, Displays.NONE, 3).orElseThrow().probabilities())
        .isEqualTo(own.ranks(Cases.QUERY, Displays.NONE, 3).orElseThrow().probabilities());
    assertThat(stored(TABLE).documents("q")).containsExactly("b", "e");
  }

  @Test
  void pathAndNameAreNeeded() {
    for (StoredSpec spec : List.of(new StoredSpec("", "a", "b"), new StoredSpec("a", "b", ""))) {
      assertThatThrownBy(() -> spec.policy(new Stored(TABLE)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("policy of kind stored: 'path' and 'name' are needed");
    }
  }

  /** Whoever draws elsewhere must have the same keys. */
  @Test
  void keysAreAHashOfIds() {
    assertThat(DrawKey.of("user-1")).isEqualTo(DrawKey.of("user-1"));
    assertThat(DrawKey.of("user-1")).isNotEqualTo(DrawKey.of("user-2"));
    assertThat(DrawKey.of("")).isEqualTo(-5488740217841050886L);
  }
}
