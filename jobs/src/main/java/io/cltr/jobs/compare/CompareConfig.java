package io.cltr.jobs.compare;

import io.cltr.bench.LogSizes.Counted;
import io.cltr.bench.Subjects;
import io.cltr.bench.ValueSubjects;
import io.cltr.log.ConfigException;
import io.cltr.pipeline.json.Nearest;
import java.util.List;

/**
 * What is compared on what.
 *
 * @param seed of all logs and draws
 * @param level of all intervals
 * @param sizes of the logs
 * @param sizesIn what sizes count: {@code impressions}, or {@code clicks}, of which a log has about
 *     so many
 * @param replicates logs of each world and size
 * @param baseline the subject that the others are held against; "" for the first
 * @param worlds whose logs are drawn
 * @param subjects what is compared
 */
public record CompareConfig(
    long seed,
    double level,
    List<Long> sizes,
    Counted sizesIn,
    int replicates,
    String baseline,
    List<WorldConfig> worlds,
    List<Subjects> subjects) {
  private static final int MOST_SIZES = 20;
  private static final long LARGEST = 10_000_000;

  /** Value estimators on 100 logs of 1,000 and of 4,000 impressions of the sample logs' world. */
  public CompareConfig() {
    this(
        1,
        0.95,
        List.of(1000L, 4000L),
        Counted.impressions,
        100,
        "",
        List.of(new WorldConfig()),
        List.of(new ValueSubjects()));
  }

  /** Checks ranges and names. */
  public CompareConfig {
    sizes = List.copyOf(sizes);
    worlds = List.copyOf(worlds);
    subjects = List.copyOf(subjects);
    require(level > 0 && level < 1, "level", level, "a number between 0 and 1");
    require(replicates >= 1, "replicates", replicates, "a number of logs from 1");
    require(
        !sizes.isEmpty()
            && sizes.size() <= MOST_SIZES
            && sizes.stream().allMatch(size -> size >= 1 && size <= LARGEST)
            && sizes.stream().distinct().count() == sizes.size(),
        "sizes",
        sizes,
        "a list of up to %d different numbers, 1 to %,d".formatted(MOST_SIZES, LARGEST));
    List<String> names = worlds.stream().map(WorldConfig::name).toList();
    require(
        !names.isEmpty() && names.stream().distinct().count() == names.size(),
        "worlds (names)",
        names,
        "a list of worlds whose names differ");
    require(!subjects.isEmpty(), "subjects", subjects, "a list of at least one");
    for (Subjects group : subjects) {
      for (String world : group.worlds()) {
        if (!names.contains(world)) {
          throw new ConfigException(
              "subjects: world '%s' is unknown%s; there are: %s"
                  .formatted(world, Nearest.hint(world, names), String.join(", ", names)));
        }
      }
    }
  }

  private static void require(boolean holds, String key, Object found, String allowed) {
    if (!holds) {
      throw new ConfigException("%s: found %s, allowed is %s".formatted(key, found, allowed));
    }
  }
}
