package io.cltr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cltr.jobs.CommandLines.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Every command line of the documents runs and ends as the document says. They share one place for
 * what they write, so that one may read what another wrote; each distinct command runs once.
 */
class DocumentsTest {
  /** What an option's value is where it names a place in the file system. */
  private static final Set<String> PLACES = Set.of("DIR", "FILE", "PATH");

  /** Options that name what is written. */
  private static final Set<String> WRITTEN = Set.of("--out", "--markdown", "--junit", "--trec");

  /** Its result is compared row by row by a test of its own. */
  private static final String SAMPLE_LOGS = "simulate --out sample-logs --seed 20261120";

  private static final String MAIN = "nightly --config sample-logs/nightly.yaml --out runs";
  private static final Map<String, Terminal.Result> RESULTS = new HashMap<>();

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> commandsEndAsTheDocumentsSay() throws IOException {
    Map<String, Command> commands = new LinkedHashMap<>();
    for (Path document : documents()) {
      for (Command command : CommandLines.ofLauncher(Files.readAllLines(document))) {
        Command before = commands.putIfAbsent(command.toString(), command);
        assertThat(before).as("%s: %s", document, command).isIn(null, command);
      }
    }
    assertThat(commands).containsKey(MAIN);
    return commands.values().stream()
        .map(command -> dynamicTest(command.toString(), () -> check(command)));
  }

  private static void check(Command command) {
    ParseResult parsed = parsed(command);
    if (command.toString().equals(SAMPLE_LOGS)) {
      return;
    }
    Terminal.Result result = result(command, parsed);
    assertThat(result.exit()).as(result.text()).isEqualTo(command.exit());
  }

  private static Terminal.Result result(Command command, ParseResult parsed) {
    return RESULTS.computeIfAbsent(
        command.toString(), absent -> Terminal.run(placed(command, parsed)));
  }

  @Test
  void commandsOfSparkSubmitAreUnderstood() throws IOException {
    List<Command> commands = new ArrayList<>();
    for (Path document : documents()) {
      commands.addAll(CommandLines.ofJobJar(Files.readAllLines(document)));
    }
    assertThat(commands).isNotEmpty();
    commands.forEach(DocumentsTest::parsed);
  }

  /** What stands between the two comments is part of the report of the main command. */
  @Test
  void theReadmeShowsARealReport() throws IOException {
    List<String> report = Files.readAllLines(mainRun().resolve("report.md"));
    String readme = Files.readString(Modules.ROOT.resolve("README.md"));
    String excerpt = readme.split("<!-- report -->\n")[1].split("<!-- /report -->")[0];
    assertThat(excerpt.lines().filter(line -> !line.isBlank()).toList())
        .hasSizeGreaterThan(10)
        .allSatisfy(line -> assertThat(report).contains(line));
  }

  @TestFactory
  Stream<DynamicTest> theMainCommandMeetsTheTruth() {
    return new NightlyTruth(mainRun()).tests();
  }

  /** The run that the main command published. */
  private static Path mainRun() {
    Command command = new Command(List.of(MAIN.split(" ")), 0);
    Terminal.Result result = result(command, parsed(command));
    Matcher html = Pattern.compile("Report: (.*)/report\\.html").matcher(result.text());
    assertThat(html.find()).as(result.text()).isTrue();
    return Path.of(html.group(1));
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Modules.ROOT.resolve("README.md")));
    try (Stream<Path> others = Files.list(Modules.ROOT.resolve("docs"))) {
      others.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    documents.add(Modules.ROOT.resolve("sample-logs/README.md"));
    return documents;
  }

  private static ParseResult parsed(Command command) {
    ParseResult parsed =
        new CommandLine(Cltr.class).parseArgs(command.arguments().toArray(String[]::new));
    return parsed.hasSubcommand() ? parsed.subcommand() : parsed;
  }

  /** The arguments with places below {@link #folder} for what is written, else the project's. */
  private static String[] placed(Command command, ParseResult parsed) {
    List<String> arguments = new ArrayList<>(command.arguments());
    for (int i = 1; i < arguments.size(); i++) {
      String name = arguments.get(i - 1);
      OptionSpec option = parsed.commandSpec().findOption(name);
      if (option != null && PLACES.contains(option.paramLabel())) {
        arguments.set(i, place(arguments.get(i), WRITTEN.contains(name)));
      } else if (option != null && option.paramLabel().equals("POLICY")) {
        arguments.set(i, policy(arguments.get(i)));
      }
    }
    for (PositionalParamSpec positional : parsed.matchedPositionals()) {
      String given = positional.originalStringValues().get(0);
      arguments.replaceAll(word -> word.equals(given) ? place(given, false) : word);
    }
    return arguments.toArray(String[]::new);
  }

  /** RUN#RANKER with the place of the run; other policies as they are. */
  private static String policy(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? name : place(name.substring(0, hash), false) + name.substring(hash);
  }

  private static String place(String path, boolean isWritten) {
    Path written = folder.resolve(path);
    boolean ours = isWritten || Files.exists(written);
    return (ours ? written : Modules.ROOT.resolve(path)).toString();
  }
}
