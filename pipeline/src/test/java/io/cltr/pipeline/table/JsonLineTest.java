package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One object per line, no less and no more. */
class JsonLineTest {
  @Test
  void oneObjectIsARow() {
    assertThat(new JsonLine().call("{\"a\": [1, {\"b\": \"}\\\"]\"}]} ")).isTrue();
    assertThat(new JsonLine().call(" {}")).isTrue();
  }

  @Test
  void anythingElseIsNone() {
    assertThat(new JsonLine().call("{\"a\": 1} {\"a\": 2}")).as("two objects").isFalse();
    assertThat(new JsonLine().call("{\"a\": 1")).as("cut off").isFalse();
    assertThat(new JsonLine().call("[{\"a\": 1}]")).as("an array").isFalse();
    assertThat(new JsonLine().call("a,b")).as("no JSON").isFalse();
  }
}
