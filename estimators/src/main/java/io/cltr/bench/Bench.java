package io.cltr.bench;

import io.cltr.fold.Source;
import io.cltr.log.ConfigException;
import io.cltr.log.Impression;
import io.cltr.random.Generator;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs methods on many logs of known worlds.
 *
 * <p>A log is a function of the seed, its world's name, its size and its number: other worlds,
 * sizes and replicates do not change it, and all methods see the same logs. Replicates are
 * delivered in one order, whatever the number of threads: by number, then world, then size. Memory:
 * one log per thread.
 */
public final class Bench {
  private static final int AHEAD = 64;

  private final LogSizes sizes;
  private final int replicates;
  private final long seed;
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Map<String, List<Panel>> panels = new HashMap<>();
  private final Map<String, Double> perImpression = new HashMap<>();

  /**
   * A bench on which nothing has run yet.
   *
   * @param sizes of the logs
   * @param replicates logs of each world and size
   */
  public Bench(
      List<Site> sites,
      List<? extends Subjects> subjects,
      LogSizes sizes,
      int replicates,
      long seed,
      double level) {
    this.sizes = sizes;
    this.replicates = replicates;
    this.seed = seed;
    for (Site site : sites) {
      this.sites.put(site.name(), site);
      panels.put(
          site.name(),
          subjects.stream()
              .filter(s -> s.worlds().isEmpty() || s.worlds().contains(site.name()))
              .map(s -> s.on(site, level, seed))
              .toList());
      requireDistinct(site.name(), panels.get(site.name()));
      perImpression.put(
          site.name(), sizes.counted() == LogSizes.Counted.impressions ? 1 : site.clickRate());
    }
  }

  private static void requireDistinct(String world, List<Panel> panels) {
    Set<String> names = new HashSet<>();
    panels.stream()
        .flatMap(panel -> panel.subjects().stream())
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ConfigException(
                  "subjects: two are called '%s' in world '%s'; give their group another 'name'"
                      .formatted(name, world));
            });
  }

  /** Names of the methods that run on logs of {@code world}. */
  public List<String> subjects(String world) {
    return panels.get(world).stream().flatMap(panel -> panel.subjects().stream()).toList();
  }

  /** Number of logs. */
  public int logs() {
    return replicates * sites.size() * sizes.sizes().size();
  }

  /** Size of the {@code index}-th log, from 0. */
  public long size(int index) {
    return sizes.sizes().get(index % sizes.sizes().size());
  }

  /** Impressions of the {@code index}-th log, from 0. */
  public long impressions(int index) {
    double all = Math.ceil((double) size(index) / perImpression.get(site(index).name()));
    return (long) Math.max(1, all);
  }

  /** What the methods say and make of the {@code index}-th log, from 0. */
  public Replicate replicate(int index) {
    long size = size(index);
    int number = index / sizes.sizes().size() / sites.size();
    Site site = site(index);
    Generator random =
        new Generator(seed).split("replicates").split(site.name()).split(size).split(number);
    Source<Impression> log = site.log(impressions(index), random.nextLong());
    Findings found = Findings.NONE;
    for (Panel panel : panels.get(site.name())) {
      found = found.and(panel.findings(log));
    }
    return new Replicate(site.name(), size, number, found.observations(), found.outcomes());
  }

  private Site site(int index) {
    return List.copyOf(sites.values()).get(index / sizes.sizes().size() % sites.size());
  }

  /**
   * Runs the logs from the {@code first} on and hands over what was found, in order, in the calling
   * thread.
   */
  public void run(int first, int threads, Consumer<Replicate> found) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Queue<Future<Replicate>> running = new ArrayDeque<>();
      for (int next = first; next < logs() || !running.isEmpty(); ) {
        if (next < logs() && running.size() < AHEAD + threads) {
          int index = next++;
          running.add(pool.submit(() -> replicate(index)));
        } else {
          found.accept(result(running.remove()));
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Replicate result(Future<Replicate> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
