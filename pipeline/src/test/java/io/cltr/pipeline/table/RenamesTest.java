package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cltr's names for a table's own. */
class RenamesTest {
  @TempDir Path folder;

  private RawTable read(Map<String, String> names, String... lines) {
    TableFolder tables = new TableFolder(folder);
    String file = lines[0].startsWith("{") ? "t.jsonl" : "t.csv";
    tables.write(file, lines);
    return TableFolder.read(tables.spec(file).withColumns(names));
  }

  @Test
  void namesMayBeSwapped() {
    RawTable table =
        read(
            Map.of("impression_id", "doc_id", "doc_id", "impression_id"),
            "doc_id,impression_id,x",
            "i1,a,1");
    assertThat(TableFolder.rows(table, "impression_id", "doc_id", "x")).containsExactly("i1,a,1");
  }

  @Test
  void aColumnInTheWayGivesWay() {
    RawTable table = read(Map.of("doc_id", "item"), "impression_id,doc_id,item", "i1,a,b");
    assertThat(TableFolder.rows(table, "impression_id", "doc_id")).containsExactly("i1,b");
    assertThat(table.own()).containsExactlyInAnyOrder("impression_id", "doc_id");
  }

  @Test
  void arraysOverColumnsAndFieldsOfStructsHaveNamesToo() {
    RawTable spread = read(Map.of("doc_id", "item"), "impression_id,item_0,item_1", "i1,a,b");
    assertThat(spread.spread("doc_id")).containsExactly("doc_id_0", "doc_id_1");
    RawTable nested =
        read(
            Map.of("impression_id", "view.id", "doc_id", "results.doc.id"),
            "{\"view\": {\"id\": 7}, \"results\": [{\"doc\": {\"id\": \"a\"}}, {\"doc\": {\"id\": \"b\"}}]}");
    assertThat(TableFolder.rows(nested, "impression_id", "doc_id")).containsExactly("7,[a, b]");
  }

  @Test
  void wrongNamesAreRefused() {
    assertThatThrownBy(() -> read(Map.of("doc", "item"), "impression_id,item"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("clicks.columns: 'doc' is no column that cltr knows, did you mean")
        .hasMessageContaining("clicked_at");
    assertThatThrownBy(() -> read(Map.of("doc_id", "x", "impression_id", "x"), "x,y"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'x' is named by both 'doc_id' and 'impression_id'");
    for (String found : List.of("itm", "item.id", "a.c", "a.b.c")) {
      assertThatThrownBy(() -> read(Map.of("doc_id", found), "{\"item\": 1, \"a\": {\"b\": 1}}"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("columns names '" + found + "', which is missing")
          .hasMessageContaining("found: a, item");
    }
  }
}
