package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of CSV, good and broken. */
class CsvLineTest {
  @Test
  void cellsAreSplitAsRfc4180Says() {
    assertThat(CsvLine.split("a,b,c", ',')).containsExactly("a", "b", "c");
    assertThat(CsvLine.split("a,,", ',')).containsExactly("a", null, null);
    assertThat(CsvLine.split(",", ',')).containsExactly(null, null);
    assertThat(CsvLine.split("", ',')).containsExactly((String) null);
    assertThat(CsvLine.split("\"a,b\",\"say \"\"hi\"\"\",\"\"", ','))
        .containsExactly("a,b", "say \"hi\"", null);
    assertThat(CsvLine.split(" a; \"\"", ';')).isNull();
    assertThat(CsvLine.split("a\tb c", '\t')).containsExactly("a", "b c");
  }

  @Test
  void brokenQuotesMakeNoRow() {
    assertThat(CsvLine.split("a,\"b", ',')).as("open quote").isNull();
    assertThat(CsvLine.split("b\",c", ',')).as("the rest of a value with a line break").isNull();
    assertThat(CsvLine.split("a,\"b\"c,d", ',')).as("text after the quote").isNull();
    assertThat(CsvLine.split("a,b\"c", ',')).as("a quote within").isNull();
    assertThat(CsvLine.split("a,\"b\"\"", ',')).as("doubled, so still open").isNull();
  }

  @Test
  void anotherWidthMakesNoRow() {
    CsvLine line = new CsvLine(',', 2);
    assertThat(line.call("a,b")).containsExactly("a", "b");
    assertThat(line.call("a,b,")).isNull();
    assertThat(line.call("a")).isNull();
  }
}
