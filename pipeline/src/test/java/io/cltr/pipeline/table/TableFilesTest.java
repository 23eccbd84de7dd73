package io.cltr.pipeline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cltr.log.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files make a table, and what is said of those that cannot. */
class TableFilesTest {
  private static final String HEADER = "impression_id,doc_id";

  @TempDir Path folder;

  private TableFolder tables() {
    return new TableFolder(folder);
  }

  private List<String> listed(Optional<DateRange> dates, String... paths) {
    return TableFiles.list(TableFolder.session(), "clicks", tables().spec(paths), dates)
        .files()
        .stream()
        .map(file -> folder.relativize(Path.of(file.name())).toString())
        .toList();
  }

  private AbstractThrowableAssert<?, ?> refused(String... paths) {
    return assertThatThrownBy(() -> listed(Optional.empty(), paths))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("clicks: ");
  }

  @Test
  void foldersGlobsAndListsNameFilesOnce() {
    for (String name : List.of("a/1.csv", "a/b/2.csv.gz", "c/3.csv", "c/other-4.csv")) {
      tables().write(name, HEADER);
    }
    assertThat(listed(Optional.empty(), "a")).containsExactly("a/1.csv", "a/b/2.csv.gz");
    assertThat(listed(Optional.empty(), "[ac]/[0-9].csv")).containsExactly("a/1.csv", "c/3.csv");
    assertThat(listed(Optional.empty(), "{a,c}"))
        .containsExactly("a/1.csv", "a/b/2.csv.gz", "c/3.csv", "c/other-4.csv");
    assertThat(listed(Optional.empty(), "c/3.csv", "c", "c/?.csv"))
        .containsExactly("c/3.csv", "c/other-4.csv");
  }

  @Test
  void whatIsHiddenIsPassedOver() {
    for (String name :
        List.of("t/1.csv", "t/.2.csv", "t/_3.csv", "t/_SUCCESS", "t/.tmp/4.csv", "t/_old/5.csv")) {
      tables().write(name, HEADER);
    }
    assertThat(listed(Optional.empty(), "t")).containsExactly("t/1.csv");
    assertThat(listed(Optional.empty(), "t/*")).containsExactly("t/1.csv");
    assertThat(listed(Optional.empty(), "t/*/*.csv", "t")).containsExactly("t/1.csv");
    refused("t/_3.csv")
        .hasMessageContaining("_3.csv' begins with _ or .")
        .hasMessageContaining("rename");
  }

  @Test
  void dayFoldersOutsideTheDatesAreNotListed() {
    for (int day = 1; day <= 4; day++) {
      tables().write("t/country=de/date=2026-11-0%d/eu/1.csv".formatted(day), HEADER);
    }
    tables().write("t/country=de/date=someday/eu/1.csv", HEADER);
    DateRange dates = new DateRange(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 3));
    assertThat(listed(Optional.of(dates), "t"))
        .containsExactly(
            "t/country=de/date=2026-11-02/eu/1.csv",
            "t/country=de/date=2026-11-03/eu/1.csv",
            "t/country=de/date=someday/eu/1.csv");
    assertThat(listed(Optional.of(dates), "t/*/date=2026-11-0[12]/*/1.csv"))
        .containsExactly("t/country=de/date=2026-11-02/eu/1.csv");
    DateRange late = DateRange.day(LocalDate.of(2026, 12, 1));
    assertThatThrownBy(() -> listed(Optional.of(late), "t/country=de/date=2026-*"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no day folder from 2026-12-01 to 2026-12-01")
        .hasMessageContaining("date=2026-11-01 to date=2026-11-04");
  }

  @Test
  void foreignFilesAreNamedWithTheRemedy() {
    tables().write("t/1.csv", HEADER);
    tables().write("t/README.txt", "read me");
    refused("t").hasMessageContaining("/t/README.txt' is no csv").hasMessageContaining("'*.csv'");
    tables().write("u/1.csv.gz", HEADER);
    tables().write("u/2.parquet", "");
    refused("u")
        .hasMessageContaining("u/2.parquet' and '")
        .hasMessageContaining("u/1.csv.gz'")
        .hasMessageContaining("'*.parquet'");
    refused("t/README.txt")
        .hasMessageContaining("does not tell its format")
        .hasMessageContaining("parquet, csv, jsonl")
        .hasMessageContaining(".ndjson");
  }

  @Test
  void nothingIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("empty/below"));
    refused("empty").hasMessageContaining("no file in the folder '" + folder + "/empty'");
    refused("none").hasMessageContaining("there is no file or folder '" + folder + "/none'");
    refused("empty/*.csv").hasMessageContaining("no file or folder matches '" + folder);
  }

  @Test
  void linksToNothingAreNamed() throws IOException {
    tables().write("t/1.csv", HEADER);
    Files.createSymbolicLink(folder.resolve("t/2.csv"), folder.resolve("gone.csv"));
    refused("t").hasMessageContaining("t/2.csv' is a link to '" + folder + "/gone.csv'");
    refused("t/2.csv").hasMessageContaining("only a link to '" + folder + "/gone.csv'");
    Files.delete(folder.resolve("t/2.csv"));
    Files.createSymbolicLink(folder.resolve("t/2.csv"), folder.resolve("t/1.csv"));
    assertThat(listed(Optional.empty(), "t")).containsExactly("t/1.csv", "t/2.csv");
  }

  @Test
  void allFilesNeedTheSameFolders() {
    tables().write("t/date=2026-11-01/1.csv", HEADER);
    tables().write("t/2.csv", HEADER);
    refused("t")
        .hasMessageContaining("t/2.csv' lies in folders without a name=value")
        .hasMessageContaining("in date=…");
    assertThatThrownBy(() -> listed(Optional.of(DateRange.day(LocalDate.of(2026, 11, 2))), "t"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("t/2.csv' lies beside day folders");
  }

  @Test
  void foldersAreColumnsBelowThePathAndTheDayWherever() {
    tables().write("env=live/t/country=de/date=2026-11-01/1.csv", HEADER, "i1,a");
    tables().write("env=live/u/country=at/date=2026-11-02/1.csv", HEADER, "i2,b");
    RawTable table = tables().read("env=live/*");
    assertThat(TableFolder.rows(table, "impression_id", "country", "date"))
        .containsExactly("i1,de,2026-11-01", "i2,at,2026-11-02");
    assertThat(table.has("env")).isFalse();
    RawTable day = tables().read("env=live/t/country=de/date=2026-11-01");
    assertThat(TableFolder.rows(day, "impression_id", "date")).containsExactly("i1,2026-11-01");
    assertThat(day.has("country")).isFalse();
    RawTable files = tables().read("env=live/t/country=*/date=2026-11-0?/*.csv");
    assertThat(TableFolder.rows(files, "country", "date")).containsExactly("de,2026-11-01");
  }

  @Test
  void namesMayHoldWhatPatternsAreMadeOf() {
    tables().write("a [b] {c} %41/x=1/1.csv", HEADER, "i1,a");
    tables().write("a [b] {c} %41/x=1/2.csv", HEADER, "i2,b");
    RawTable table = tables().read("a [b] {c} %41");
    assertThat(TableFolder.rows(table, "impression_id", "x")).containsExactly("i1,1", "i2,1");
  }
}
