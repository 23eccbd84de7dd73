package io.cltr.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** A folder that looks to {@code jobs/cltr} like this project after its build, to run it in. */
record Checkout(Path root) {
  /** The jar that the module estimators builds. */
  static final String ESTIMATORS = "estimators/target/cltr-estimators-0.1.0.jar";

  static Checkout in(Path root) throws IOException {
    Files.createDirectories(root);
    copy(root, "pom.xml");
    for (String module : List.of("estimators", "pipeline", "jobs")) {
      Files.createDirectories(root.resolve(module + "/src/main"));
      copy(root, module + "/pom.xml");
    }
    copy(root, "jobs/cltr");
    copy(root, "jobs/jvm.options");
    Path target = Files.createDirectories(root.resolve("jobs/target"));
    Files.createDirectories(target.resolve("classes"));
    SmallLog.copy(Modules.ROOT.resolve("sample-logs"), root.resolve("sample-logs"));
    Files.writeString(target.resolve("classpath"), System.getProperty("java.class.path"));
    Path jar = root.resolve(ESTIMATORS);
    Files.createDirectories(jar.getParent());
    Path classes = Modules.ROOT.resolve("estimators/target/classes");
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    tool.run(
        System.out,
        System.err,
        "--create",
        "--file",
        jar.toString(),
        "-C",
        classes.toString(),
        ".");
    Files.createFile(target.resolve("built"));
    return new Checkout(root);
  }

  /** Runs {@code script} in the folder as bash does, ending at the first command that fails. */
  Terminal.Result bash(String script) {
    String java = System.getProperty("java.home");
    return Shell.run(
        root,
        Map.of(
            "JAVA_HOME",
            java,
            "PATH",
            java + "/bin:" + System.getenv("PATH"),
            "CLTR_JAVA_OPTIONS",
            "-Xmx1g -XX:TieredStopAtLevel=1 -XX:-UseParallelGC -XX:+UseSerialGC -Dspark.master=local[2]"),
        "bash",
        "-euo",
        "pipefail",
        "-c",
        script);
  }

  private static void copy(Path root, String file) throws IOException {
    Files.copy(Modules.ROOT.resolve(file), root.resolve(file));
  }
}
