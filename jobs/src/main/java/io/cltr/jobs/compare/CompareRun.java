package io.cltr.jobs.compare;

import io.cltr.bench.Bench;
import io.cltr.bench.Comparison;
import io.cltr.bench.LogSizes;
import io.cltr.bench.Site;
import io.cltr.jobs.run.Version;
import io.cltr.log.ConfigException;
import io.cltr.log.InputException;
import io.cltr.pipeline.json.Nearest;
import io.cltr.pipeline.letor.LetorFile;
import io.cltr.pipeline.letor.LetorOptions;
import io.cltr.pipeline.publish.Sha256;
import io.cltr.random.Generator;
import io.cltr.simulate.World;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A comparison from its configuration to its results. */
public final class CompareRun {
  private final CompareConfig config;
  private final Path base;

  /**
   * A comparison.
   *
   * @param base folder to which the configuration's paths are relative
   */
  public CompareRun(CompareConfig config, Path base) {
    this.config = config;
    this.base = base;
  }

  /**
   * Runs what is not finished yet in {@code out}, publishes the results there, and returns them as
   * text.
   *
   * @param progress where to say how much is left
   */
  public String run(Path out, int threads, PrintStream progress) {
    List<String> catalogues = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (WorldConfig world : config.worlds()) {
      catalogues.add(
          world.catalogue().isEmpty() ? "" : Sha256.hex(content(base.resolve(world.catalogue()))));
      sites.add(site(world));
    }
    Bench bench =
        new Bench(
            sites,
            config.subjects(),
            new LogSizes(config.sizes(), config.sizesIn()),
            config.replicates(),
            config.seed(),
            config.level());
    String baseline = baseline(bench);
    Journal.Head head = new Journal.Head(Version.get(), config, catalogues);
    try (CompareFolder folder = CompareFolder.open(out);
        Journal journal = Journal.open(folder.path(), head)) {
      finish(bench, journal, threads, progress);
      Results results =
          new Results(
              Version.get(), config, Comparison.of(journal.replicates(), baseline, config.level()));
      folder.publish(results);
      return ResultText.render(results);
    }
  }

  private static void finish(Bench bench, Journal journal, int threads, PrintStream progress) {
    int earlier = journal.replicates().size();
    for (int i = 0; i < earlier; i++) {
      if (i >= bench.logs() || journal.replicates().get(i).size() != bench.size(i)) {
        throw new InputException(
            "%s: its logs are not in order; remove the file to begin anew".formatted(Journal.NAME));
      }
    }
    TimeLeft left =
        new TimeLeft(
            progress,
            bench.logs(),
            IntStream.range(0, bench.logs()).mapToDouble(bench::impressions).sum(),
            IntStream.range(0, earlier).mapToDouble(bench::impressions).sum());
    left.resumed(earlier);
    bench.run(
        earlier,
        threads,
        replicate -> {
          journal.add(replicate);
          int finished = journal.replicates().size();
          left.finished(finished, bench.impressions(finished - 1));
        });
  }

  private Site site(WorldConfig world) {
    long seed = new Generator(config.seed()).split("worlds").split(world.draw()).nextLong();
    return Site.of(
        world.name(),
        world.catalogue().isEmpty()
            ? World.of(world.simulation(), seed)
            : World.of(
                world.simulation(),
                LetorFile.read(base.resolve(world.catalogue()), new LetorOptions()),
                seed),
        world.testQueries());
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ConfigException(
          "worlds: the catalogue %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private String baseline(Bench bench) {
    List<String> names =
        config.worlds().stream()
            .flatMap(world -> bench.subjects(world.name()).stream())
            .distinct()
            .toList();
    if (names.isEmpty()) {
      throw new ConfigException("subjects: no method is named; name some");
    }
    if (config.baseline().isEmpty()) {
      return names.get(0);
    }
    if (!names.contains(config.baseline())) {
      throw new ConfigException(
          "baseline: '%s' is unknown%s; subjects are: %s"
              .formatted(
                  config.baseline(),
                  Nearest.hint(config.baseline(), names),
                  String.join(", ", names)));
    }
    return config.baseline();
  }
}
