package io.cltr.jobs;

import static io.cltr.jobs.BadInput.data;
import static io.cltr.jobs.BadInput.odd;
import static io.cltr.jobs.BadInput.row;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines and cells that cannot be read, and rows that contradict each other. */
final class BadRows {
  private static final String SHOWN = "impressions";
  private static final String CLICKS = "clicks";
  private static final String FEATURES = "features";

  private static final String NESTED =
      """
      impression_id,query_id,unit_id,logger,doc_id,position
      i0,q0,u0,main,"[""a"",""b""]","[1,2]"
      i0,q0,u0,main,"[""b"",""a""]","[1,2]"
      """;

  private BadRows() {}

  static List<BadInput> all() {
    return List.of(
        data(
            "only a header",
            log -> log.keep(SHOWN, 1).keep(CLICKS, 1),
            "impressions: no row of '",
            "/impressions.csv' can be used",
            "check the path"),
        data(
            "empty log of blank lines",
            log -> log.from(SHOWN, "views.csv", "\n \n".getBytes(StandardCharsets.UTF_8)),
            "/views.csv' has no header line",
            "whose first line names its columns"),
        data("no clicks", log -> log.keep(CLICKS, 1), "no-clicks: "),
        row(
            "wrong type in a column",
            log -> log.change(SHOWN, 1, line -> line.replace(",1,u", ",first,u")),
            "impressions: 3 of 180 rows",
            "3 × position missing or unreadable",
            "\"position\":\"first\""),
        row(
            "id missing",
            log -> log.change(SHOWN, 1, line -> line.replaceFirst("^i0", "")),
            "1 × impression_id missing"),
        row(
            "NaN features",
            log -> log.change(FEATURES, 1, line -> line.replace("0.5", "NaN")),
            "features: 1 of 9 rows",
            "1 × feature not finite"),
        row(
            "infinite feature",
            log -> log.change(FEATURES, 2, line -> line.replace("0.5", "-Infinity")),
            "1 × feature not finite"),
        row(
            "feature count mismatch",
            log ->
                log.change(FEATURES, 0, line -> "query_id,doc_id,features")
                    .changeAll(FEATURES, line -> line.replaceAll(",(\\d+),0.5$", ",\"[$1,0.5]\""))
                    .change(FEATURES, 1, line -> line.replace(",0.5]", "]")),
            "1 × number of features differs from the table's"),
        row(
            "missing features",
            log -> log.keep(FEATURES, 9),
            "60 × shown document without features"),
        data(
            "features of another catalogue",
            log -> log.changeAll(FEATURES, line -> line.replaceFirst("^q(\\d)", "x$1")),
            "impressions: 180 of 180 rows (100.0%) cannot be used",
            "180 × shown document without features"),
        row(
            "features that disagree",
            log -> log.add(FEATURES, "q0,a,9,9"),
            "2 × duplicate features with different values"),
        row(
            "duplicate impressions",
            log -> log.changeAll(SHOWN, line -> line.replaceFirst("^i1,", "i7,")),
            "6 × rows of one impression disagree"),
        row(
            "duplicate nested impressions",
            log ->
                log.from(SHOWN, "nested.csv", NESTED.getBytes(StandardCharsets.UTF_8))
                    .rows(SHOWN, 2),
            "2 × duplicate impression_id"),
        odd("duplicate rows", log -> log.add(SHOWN, log.line(SHOWN, 1)), "duplicate-row"),
        row(
            "conflicting rows",
            log -> log.change(SHOWN, 1, line -> line.replace("phone", "desktop")),
            "3 × rows of one impression disagree"),
        row(
            "clicks without impressions",
            log -> log.add(CLICKS, "i99,a,1,,1,click"),
            "clicks: 1 of ",
            "1 × click without impression"),
        row(
            "clicks on other documents",
            log -> log.add(CLICKS, "i1,z,,,1,click"),
            "1 × click on a document that was not shown"),
        row(
            "click at another position",
            log -> log.change(CLICKS, 1, line -> line.replace(",1,2026", ",3,2026")),
            "1 × click at a position where the document was not shown"),
        row(
            "position 0",
            log -> log.change(SHOWN, 1, line -> line.replace(",1,u", ",0,u")),
            "3 × position below 1"),
        row(
            "duplicate position",
            log -> log.change(SHOWN, 1, line -> line.replace(",1,u", ",2,u")),
            "3 × duplicate position in one impression"),
        odd(
            "gaps between positions",
            log ->
                log.changeAll(SHOWN, line -> line.replace(",3,u", ",4,u"))
                    .changeAll(CLICKS, line -> line.replace(",3,2026", ",4,2026")),
            "position-gaps"),
        probability("0"),
        probability("1.5"),
        probability("NaN"),
        row(
            "reward NaN",
            log -> log.change(CLICKS, 1, line -> line.replace(",1,click", ",NaN,click")),
            "1 × reward is not finite"),
        row(
            "clock skew",
            log -> log.change(CLICKS, 1, line -> line.replace("T10:", "T08:")),
            "1 × click before its impression"),
        row(
            "late click",
            log ->
                log.change(CLICKS, 1, line -> line.replace("11-20T", "11-23T"))
                    .flags("--set=checks.late-click=error"),
            "1 × click after the window of its impression"),
        row(
            "epoch seconds instead of milliseconds",
            log -> log.changeAll(SHOWN, line -> line.replaceAll("2026-11-20T[^,]*", "1795168800")),
            "180 × shown_at before 2000 or after 2100 (cltr reads milliseconds)"),
        row(
            "time that is none",
            log -> log.change(CLICKS, 1, line -> line.replaceAll("2026-11-20T[^,]*", "10:00")),
            "1 × clicked_at missing or unreadable"),
        row(
            "wrong encoding",
            log ->
                log.changeAll(SHOWN, line -> line.replace("phone", "téléphone"))
                    .in(StandardCharsets.ISO_8859_1),
            "180 × line is not UTF-8"),
        data(
            "wrong encoding of the header",
            log ->
                log.change(SHOWN, 0, line -> line.replace("device", "gerät"))
                    .in(StandardCharsets.ISO_8859_1),
            "/impressions.csv' is not UTF-8",
            "iconv"),
        data(
            "UTF-16",
            log -> log.in(StandardCharsets.UTF_16),
            "/impressions.csv' is not UTF-8",
            "iconv -f UTF-16 -t UTF-8"),
        row(
            "line of 10 MB",
            log -> log.change(SHOWN, 1, line -> line.replace("q0", "q".repeat(10_000_000))),
            "query_id longer than 4,096 characters"),
        data(
            "semicolons",
            log -> log.changeAll(SHOWN, line -> line.replace(',', ';')),
            "/impressions.csv' has one column, 'impression_id;query_id",
            "impressions: {separator: ';'}"),
        data(
            "tabs",
            log -> log.changeAll(CLICKS, line -> line.replace(',', '\t')),
            "/clicks.csv' has one column",
            "clicks: {separator: '\\t'}"),
        row(
            "broken quotes",
            log -> log.change(SHOWN, 1, line -> line.replace("phone", "\"phone")),
            "× line does not parse"),
        row(
            "line break in a value",
            log ->
                log.change(SHOWN, 1, line -> line.replace("phone", "\"pho\nne\"")).rows(SHOWN, 181),
            "2 × line does not parse"),
        data(
            "two columns of one name",
            log -> log.change(SHOWN, 0, line -> line.replace("device", "logger")),
            "/impressions.csv' has two columns 'logger'",
            "a name of its own"),
        data(
            "column missing",
            log -> log.change(SHOWN, 0, line -> line.replace("doc_id", "docid")),
            "impressions: the column 'doc_id' is missing in '",
            "did you mean 'docid'?",
            "columns: {doc_id: NAME}"));
  }

  private static BadInput probability(String value) {
    return row(
        "probability " + value,
        log -> log.change(SHOWN, 1, line -> line.replace(",0.5,", "," + value + ",")),
        "3 × logging_probability outside (0, 1]");
  }
}
