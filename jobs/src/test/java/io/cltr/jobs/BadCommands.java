package io.cltr.jobs;

import static io.cltr.jobs.BadInput.data;
import static io.cltr.jobs.BadInput.usage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Command lines, configurations, outputs and policies that no log can make right. */
final class BadCommands {
  private BadCommands() {}

  static List<BadInput> all() {
    return List.of(
        usage(
            "unknown configuration key",
            log -> log.flags("--set=lookBackDay=3"),
            "key 'lookBackDay' is unknown, did you mean 'lookBackDays'?"),
        usage(
            "unknown column mapping",
            log -> log.flags("--set=impressions.columns={document: item}"),
            "impressions.columns: 'document' is no column that cltr knows",
            "known: impression_id, query_id, doc_id"),
        usage(
            "column mapped twice",
            log -> log.flags("--set=clicks.columns={doc_id: x, impression_id: x}"),
            "clicks.columns: 'x' is named by both 'doc_id' and 'impression_id'"),
        data(
            "mapped column that is not there",
            log -> log.flags("--set=impressions.columns={doc_id: dokument}"),
            "impressions: columns names 'dokument', which is missing in '",
            "found: impression_id, query_id"),
        usage(
            "date that is no date",
            log -> log.flags("--date=2026-02-30"),
            "date: found '2026-02-30', allowed is a day as YYYY-MM-DD"),
        usage(
            "look-back of no days",
            log -> log.flags("--look-back-days=0"),
            "lookBackDays: found 0, allowed is a number of days from 1"),
        data(
            "date without impressions",
            log -> log.flags("--date=2027-01-31"),
            "impressions: no row of '",
            "from 2027-01-25 to 2027-01-31",
            "check the path and the dates"),
        data(
            "date without day folder",
            log -> {
              log.from("impressions", "views").flags("--date=2027-01-31");
              log.file("views/date=2026-11-20/1.csv", log.bytes("impressions"));
            },
            "/views' has no day folder from 2027-01-25 to 2027-01-31",
            "found date=2026-11-20 to date=2026-11-20"),
        usage(
            "level above 1",
            log -> log.flags("--level=1.5"),
            "level: found 1.5, allowed is a number between 0 and 1"),
        usage(
            "seed that is no number",
            log -> log.flags("--seed=abc"),
            "seed: found 'abc', allowed is a whole number"),
        usage(
            "--set without a value",
            log -> log.flags("--set=seed"),
            "should be in KEY=VALUE format but was seed",
            "'cltr assemble --help' shows"),
        usage(
            "unknown option",
            log -> log.flags("--look-bak-days=3"),
            "Unknown option: '--look-bak-days=3'"),
        usage(
            "unknown time zone",
            log -> log.flags("--set=timeZone=Europe/Berlim"),
            "timeZone: found 'Europe/Berlim'",
            "Europe/Berlin"),
        usage(
            "configuration that is not there",
            log -> log.flags("--config=" + log.folder().resolve("none.yaml")),
            "--config: there is no readable file",
            "/none.yaml"),
        usage(
            "YAML with a tab",
            log -> config(log, "seed: 1\nsplits:\n\ttrain: 0.5\n"),
            "c.yaml:3: is no YAML: found a tab; YAML is indented with spaces"),
        usage(
            "YAML that does not parse", log -> config(log, "clicks: [a\n"), "c.yaml", "is no YAML"),
        usage(
            "YAML with a key twice",
            log -> config(log, "seed: 1\nseed: 2\n"),
            "c.yaml:2",
            "'seed'"),
        usage(
            "unknown check",
            log -> log.flags("--set=checks.no-click=warning"),
            "no-click",
            "did you mean 'no-clicks'?"),
        usage(
            "output that is a file",
            log -> log.flags("--out=" + log.file("taken", new byte[1])),
            "out: cannot write to ",
            "/taken",
            "choose a folder that this user may write to"),
        usage(
            "output below a file",
            log -> log.flags("--out=" + log.file("taken", new byte[1]).resolve("runs")),
            "out: cannot write to ",
            "choose a folder"),
        usage(
            "output that cannot be written",
            log -> log.flags("--out=/proc/cltr-runs"),
            "out: cannot write to /proc/cltr-runs"),
        data(
            "log that is none",
            log -> log.evaluated(log.folder().resolve("none")),
            "none' is no assembled log: it has no log.json; run assemble first"),
        data(
            "one logger",
            log ->
                log.verb("propensities")
                    .changeAll("impressions", line -> line.replace(",other,", ",main,")),
            "column logger",
            "at least two"),
        usage(
            "unknown logger in the gate",
            log ->
                log.evaluated()
                    .flags("--set=gate.candidate=logger:mian", "--set=gate.production=logger:main"),
            "logger:mian"),
        usage(
            "unknown slice",
            log -> log.evaluated().flags("--set=values.slices=[devise]"),
            "values.slices: the log has no column 'devise', did you mean 'device'?"),
        usage(
            "two policies of one name",
            log -> log.evaluated().flags("--set=policies=[{kind: uniform}, {kind: uniform}]"),
            "uniform"),
        data(
            "policy table with sums above 1",
            log -> policy(log, "q0,a,1,0.7", "q0,b,1,0.7"),
            "policy.csv': policy 'mine': the probabilities of query 'q0' at position 1 sum to more than 1"),
        data(
            "policy table with a row that cannot be read",
            log -> policy(log, "q0,a,first,0.7"),
            "policy.csv': position missing or unreadable in the row {",
            "every row needs query_id, doc_id, position and probability"),
        data("policy table without rows", log -> policy(log), "policy.csv' has no rows"),
        data(
            "policy table that is missing",
            log ->
                log.evaluated()
                    .flags("--set=policies=[{kind: table, name: mine, path: /none.csv}]"),
            "policy: there is no file or folder '/none.csv'"));
  }

  private static GoodLog policy(GoodLog log, String... rows) {
    String text = "query_id,doc_id,position,probability\n" + String.join("\n", rows) + "\n";
    Path file = log.file("policy.csv", text.getBytes(StandardCharsets.UTF_8));
    return log.evaluated()
        .flags("--set=policies=[{kind: table, name: mine, path: %s}]".formatted(file));
  }

  private static GoodLog config(GoodLog log, String yaml) {
    Path file = log.file("c.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return log.flags("--config=" + file);
  }
}
