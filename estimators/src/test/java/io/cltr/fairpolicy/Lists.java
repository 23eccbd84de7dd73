package io.cltr.fairpolicy;

import io.cltr.log.ConfigException;
import io.cltr.log.Query;
import io.cltr.policy.Policy;
import io.cltr.policy.PolicySpec;
import io.cltr.policy.PolicyTable;
import io.cltr.random.Generator;
import io.cltr.ranker.Ranker;
import io.cltr.testing.OneFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Queries of documents with one feature, their score, and groups. */
final class Lists {
  /** Parts of which any ranker scores by the only feature. */
  static final PolicySpec.Parts PARTS =
      new PolicySpec.Parts() {
        @Override
        public Ranker ranker(String name) {
          return new OneFeature();
        }

        @Override
        public Ranker model(String path, String ranker) {
          throw new ConfigException("no models here");
        }

        @Override
        public List<PolicyTable.Row> table(String path) {
          throw new ConfigException("no tables here");
        }

        @Override
        public Policy policy(String path, String policy) {
          throw new IllegalStateException(path);
        }

        @Override
        public long seed() {
          return 5;
        }
      };

  private Lists() {}

  /** Documents in decreasing order of score, each of the group of one letter; '-' for none. */
  static Query byScore(String id, String groups) {
    List<List<String>> lists = new ArrayList<>();
    float[] scores = new float[groups.length()];
    for (int d = 0; d < scores.length; d++) {
      String group = groups.substring(d, d + 1);
      lists.add("-".equals(group) ? List.of() : List.of(group));
      scores[d] = 1 - (float) d / scores.length;
    }
    return new Query(id, documents(scores.length), scores, 1, lists);
  }

  /** A query of documents with these groups and scores. */
  static Query of(String id, List<List<String>> groups, float... scores) {
    return new Query(id, documents(scores.length), scores, 1, groups);
  }

  /** Random scores and up to two of the first {@code groups} letters for each document. */
  static Query random(Generator random, String id, int documents, int groups) {
    List<List<String>> lists = new ArrayList<>();
    float[] scores = new float[documents];
    for (int d = 0; d < documents; d++) {
      List<String> own = new ArrayList<>();
      for (int g = random.nextInt(2); g < 2; g++) {
        own.add(String.valueOf((char) ('a' + random.nextInt(groups))));
      }
      lists.add(random.nextBoolean(.1) ? List.of() : own.stream().distinct().toList());
      scores[d] = (float) random.nextInt(12) / 12;
    }
    return new Query(id, documents(documents), scores, 1, lists);
  }

  /** A query whose candidates have no features. */
  static Query bare(String id, int documents) {
    return new Query(
        id,
        documents(documents),
        new float[0],
        0,
        Collections.nCopies(documents, List.<String>of()));
  }

  /** The groups of a ranking's documents, a letter each; of several the first by name. */
  static String groups(Query query, int[] ranking) {
    StringBuilder letters = new StringBuilder();
    for (int d : ranking) {
      letters.append(query.groups().get(d).stream().sorted().findFirst().orElse("-"));
    }
    return letters.toString();
  }

  private static String[] documents(int documents) {
    String[] names = new String[documents];
    Arrays.setAll(names, d -> "d%04d".formatted(d));
    return names;
  }
}
