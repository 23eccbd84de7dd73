package io.cltr.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines in a Markdown document, as a shell would split them. */
final class CommandLines {
  private static final Pattern LAUNCHER =
      Pattern.compile(
          "\\s*(?:- +)?(?:run: +)?(?!CLTR_CLASSPATH=)(?:[A-Z_]+=(?:\"[^\"]*\"|\\S+) +)?jobs/cltr +(.*)");
  private static final Pattern JOB_JAR = Pattern.compile(".*cltr-job\\.jar +(.*)");
  private static final Pattern EXIT = Pattern.compile("(.*?)\\s+# exit (\\d)\\s*");
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

  private CommandLines() {}

  /** Arguments, and the exit code that the document promises: 0, or that of "# exit N". */
  record Command(List<String> arguments, int exit) {
    @Override
    public String toString() {
      return String.join(" ", arguments);
    }
  }

  /**
   * The lines that start with jobs/cltr, whatever environment they set before, and steps of a CI's
   * YAML that do; but for those with a class path of their own, which {@link ExtendTest} runs.
   */
  static List<Command> ofLauncher(List<String> lines) {
    return matching(LAUNCHER, lines);
  }

  /** What follows the job jar of spark-submit. */
  static List<Command> ofJobJar(List<String> lines) {
    return matching(JOB_JAR, lines);
  }

  private static List<Command> matching(Pattern start, List<String> lines) {
    List<Command> commands = new ArrayList<>();
    for (String line : continued(lines)) {
      Matcher command = start.matcher(line);
      if (command.matches()) {
        Matcher exit = EXIT.matcher(command.group(1));
        commands.add(
            exit.matches()
                ? new Command(words(exit.group(1)), Integer.parseInt(exit.group(2)))
                : new Command(words(command.group(1)), 0));
      }
    }
    return commands;
  }

  /** The lines, each with those that a backslash at its end continues it by. */
  private static List<String> continued(List<String> lines) {
    List<String> joined = new ArrayList<>();
    String open = "";
    for (String line : lines) {
      boolean goesOn = line.endsWith("\\");
      String text = open + (goesOn ? line.substring(0, line.length() - 1) : line);
      open = goesOn ? text : "";
      if (!goesOn) {
        joined.add(text);
      }
    }
    return joined;
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(word -> word.group().replaceAll("['\"]", "")).toList();
  }
}
