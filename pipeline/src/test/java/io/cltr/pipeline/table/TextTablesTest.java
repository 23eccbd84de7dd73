package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV and JSON lines as people write them. */
class TextTablesTest {
  private static final String[] CSV = {
    "impression_id,doc_id,note", "i1,a,\"x, \"\"y\"\"\"", "i2,ä,"
  };
  private static final String[] JSON = {
    "{\"impression_id\": \"i1\", \"doc_id\": \"a\", \"note\": \"x, \\\"y\\\"\"}",
    "{\"doc_id\": \"ä\", \"impression_id\": \"i2\", \"note\": null}"
  };
  private static final List<String> ROWS = List.of("i1,a,x, \"y\"", "i2,ä,null");

  @TempDir Path folder;

  private TableFolder tables() {
    return new TableFolder(folder);
  }

  private static List<String> rows(RawTable table) {
    return TableFolder.rows(table, "impression_id", "doc_id", "note");
  }

  /** Problem and line of what is no row. */
  private static List<String> bad(RawTable table) {
    return TableFolder.rows(table, RawTable.PROBLEM, RawTable.CORRUPT).stream()
        .filter(row -> !row.startsWith("null"))
        .toList();
  }

  private AbstractThrowableAssert<?, ?> refused(String... paths) {
    return assertThatThrownBy(() -> tables().read(paths))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("clicks: ")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void compressionMarksAndLineEndsDoNotMatter() {
    for (String ending : List.of(".gz", ".zst", ".bz2")) {
      tables().write("1.csv" + ending, TableFolder.compressed(ending, TableFolder.text(CSV)));
      assertThat(rows(tables().read("1.csv" + ending))).as(ending).isEqualTo(ROWS);
      tables().write("1.jsonl" + ending, TableFolder.compressed(ending, TableFolder.text(JSON)));
      assertThat(rows(tables().read("1.jsonl" + ending))).as(ending).isEqualTo(ROWS);
    }
    for (String name : List.of("mark.csv", "mark.jsonl")) {
      String[] lines = name.endsWith("csv") ? CSV : JSON;
      tables()
          .write(
              name, ("\uFEFF\n" + String.join("\r\n\r\n", lines)).getBytes(StandardCharsets.UTF_8));
      RawTable table = tables().read(name);
      assertThat(rows(table)).as(name).isEqualTo(ROWS);
      assertThat(bad(table)).as(name).isEmpty();
    }
  }

  @Test
  void theOrderOfColumnsMayDifferBetweenFiles() {
    tables().write("t/1.csv", CSV);
    tables().write("t/2.csv", "note,doc_id,impression_id", "n,b,i3");
    tables().write("t/3.csv", "doc_id,impression_id", "c,i4");
    RawTable table = tables().read("t");
    assertThat(rows(table)).containsExactly("i1,a,x, \"y\"", "i2,ä,null", "i3,b,n", "i4,c,null");
    assertThat(TableFolder.rows(table, RawTable.FILE).get(3)).endsWith("t/3.csv");
  }

  @Test
  void columnsOfCltrMustBeInAllFilesOrNone() {
    tables().write("t/1.csv", "impression_id,doc_id,reward", "i1,a,1");
    tables().write("t/2.csv", "impression_id,doc_id", "i1,a");
    refused("t")
        .hasMessageContaining("the column 'reward' is missing in '" + folder + "/t/2.csv'")
        .hasMessageContaining("'" + folder + "/t/1.csv' has it");
  }

  @Test
  void linesThatAreNoRowsAreKeptAsTheyAre() {
    tables()
        .write(
            "1.csv",
            "impression_id,doc_id,note",
            "i1,a,ok",
            "i2,b,\"first",
            "second\"",
            "i3,c",
            "i4,d\"e,",
            "impression_id,doc_id,note");
    RawTable table = tables().read("1.csv");
    assertThat(bad(table))
        .containsExactly(
            "unreadable-line,i2,b,\"first",
            "unreadable-line,i3,c",
            "unreadable-line,i4,d\"e,",
            "unreadable-line,second\"");
    assertThat(rows(table))
        .contains("i1,a,ok", "impression_id,doc_id,note")
        .filteredOn(row -> row.equals("null,null,null"))
        .hasSize(4);
  }

  @Test
  void linesThatAreNotUtf8AreKeptToo() {
    Charset latin = StandardCharsets.ISO_8859_1;
    tables().write("1.csv", "impression_id,doc_id,note\ni1,ä,\ni2,b,\n".getBytes(latin));
    assertThat(bad(tables().read("1.csv"))).containsExactly("not-utf-8:line,i1,\uFFFD,");
    tables().write("1.jsonl", (JSON[0] + "\n" + JSON[1] + "\n").getBytes(latin));
    RawTable json = tables().read("1.jsonl");
    assertThat(bad(json)).hasSize(1).first().asString().startsWith("not-utf-8:line,{\"doc_id");
    assertThat(rows(json)).contains("i1,a,x, \"y\"");
  }

  @Test
  void jsonThatIsNoObjectIsKept() {
    tables()
        .write("1.jsonl", JSON[0], "{\"impression_id\": ", "[1]", JSON[1] + JSON[1], "{'a': 1}");
    RawTable table = tables().read("1.jsonl");
    assertThat(bad(table)).hasSize(4).allMatch(row -> row.startsWith("unreadable-line,"));
    assertThat(rows(table)).hasSize(5).contains(ROWS.get(0)).doesNotContain(ROWS.get(1));
  }

  @Test
  void keysOfJsonAreTheColumnsOfAllFiles() {
    tables().write("t/1.jsonl", "{\"impression_id\": 17, \"doc_id\": 1.5, \"position\": [1, 2]}");
    tables().write("t/2.json", "{\"doc_id\": true, \"note\": \"n\"}");
    assertThat(TableFolder.rows(tables().read("t"), "impression_id", "doc_id", "note", "position"))
        .containsExactly("17,1.5,null,[1, 2]", "null,true,n,null");
  }

  @Test
  void jsonOfSeveralLinesGetsAHint() {
    tables().write("array.json", "[", JSON[0] + ",", JSON[1], "]");
    refused("array.json")
        .hasMessageContaining("holds one JSON array")
        .hasMessageContaining("jq -c '.[]'");
    tables().write("pretty.json", "{", "  \"impression_id\": \"i1\",", "  \"doc_id\": \"a\"", "}");
    refused("pretty.json")
        .hasMessageContaining("objects of several lines")
        .hasMessageContaining("jq -c '.'");
    tables().write("no.json", "impression_id,doc_id", "i1,a");
    refused("no.json").hasMessageContaining("no line").hasMessageContaining("one object per line");
  }

  @Test
  void theSeparatorIsSaidOrHinted() {
    tables()
        .write("1.csv", Arrays.stream(CSV).map(l -> l.replace(',', ';')).toArray(String[]::new));
    refused("1.csv")
        .hasMessageContaining("has one column, 'impression_id;doc_id;note'")
        .hasMessageContaining("clicks: {separator: ';'}");
    assertThat(rows(TableFolder.read(tables().spec("1.csv").withSeparator(';'))))
        .containsExactly("i1,a,x; \"y\"", "i2,ä,null");
    tables().write("1.tsv", "impression_id\tdoc_id\tnote", "i1\ta\tx, y");
    assertThat(rows(tables().read("1.tsv"))).containsExactly("i1,a,x, y");
    tables().write("2.csv", "impression_id\tdoc_id\tnote");
    refused("2.csv").hasMessageContaining("clicks: {separator: '\\t'}");
  }

  @Test
  void headersMustNameTheColumns() {
    tables().write("1.csv", "impression_id,doc_id,doc_id", "i1,a,b");
    refused("1.csv").hasMessageContaining("two columns 'doc_id'");
    tables().write("2.csv", "impression_id,\"doc_id", "i1,a");
    refused("2.csv").hasMessageContaining("header whose quotes are broken");
    tables().write("3.csv", "", " ");
    refused("3.csv").hasMessageContaining("has no header line");
    tables()
        .write(
            "4.csv",
            "impression_id,dok_id\n".replace('k', 'ö').getBytes(StandardCharsets.ISO_8859_1));
    refused("4.csv").hasMessageContaining("is not UTF-8").hasMessageContaining("iconv");
    tables().write("5.csv", ",impression_id,doc_id", "0,i1,a");
    assertThat(TableFolder.rows(tables().read("5.csv"), "_c0", "doc_id")).containsExactly("0,a");
  }

  @Test
  void theContentMustBeWhatTheNameSays() {
    tables().write("0.csv", new byte[0]);
    refused("0.csv").hasMessageContaining("is empty (0 bytes)");
    tables().write("0.jsonl", new byte[0]);
    refused("0.jsonl").hasMessageContaining("is empty (0 bytes)");
    tables().write("1.csv", "PAR1rest");
    refused("1.csv").hasMessageContaining("holds Parquet").hasMessageContaining("format: parquet");
    tables().write("2.csv", new byte[] {'P', 'K', 3, 4, 0});
    refused("2.csv").hasMessageContaining("zip archive");
    tables().write("3.csv", TableFolder.compressed(".gz", TableFolder.text(CSV)));
    refused("3.csv").hasMessageContaining("give it the ending .gz");
    tables().write("4.csv.bz2", CSV);
    refused("4.csv.bz2").hasMessageContaining("not compressed as its ending .bz2 says");
    for (Charset utf16 : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      tables().write("5.csv", String.join("\n", CSV).getBytes(utf16));
      refused("5.csv").hasMessageContaining("iconv -f UTF-16 -t UTF-8");
    }
    tables()
        .write("6.csv.gz", Arrays.copyOf(TableFolder.compressed(".gz", TableFolder.text(CSV)), 15));
    refused("6.csv.gz").hasMessageContaining("ends in its middle");
  }

  @Test
  void aLineMayBeLong() {
    String long10 = "x".repeat(10_000_000);
    tables().write("1.csv", "impression_id,doc_id", "i1," + long10, "i2,b");
    assertThat(TableFolder.rows(tables().read("1.csv"), "impression_id"))
        .containsExactly("i1", "i2");
    tables().write("2.csv", "impression_id," + "y".repeat(3_000_000), "i1,a");
    refused("2.csv").hasMessageContaining("first line of more than 1 MB");
  }
}
