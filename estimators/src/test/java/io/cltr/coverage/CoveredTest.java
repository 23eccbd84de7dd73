package io.cltr.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.ToList;
import io.cltr.log.Impression;
import io.cltr.propensity.Examination;
import io.cltr.random.Generator;
import io.cltr.testing.Logs;
import io.cltr.testing.RankerLogs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Estimates of overlap against enumeration, and what coverage makes of overlap. */
class CoveredTest {
  private static final double[] THETA = {.9, .5, .25};
  private static final double[] BETA = {.1, .05, .02};

  /** What users are satisfied by, and how many of them. */
  private static final List<Set<String>> SATISFYING =
      List.of(Set.of("a"), Set.of("a", "b"), Set.of("c"), Set.of());

  private static final double[] USERS = {.4, .3, .2, .1};

  /** What each user sees, one after the other. */
  private static final List<List<String>> RANKINGS =
      List.of(List.of("a", "b", "c"), List.of("c", "a", "b"));

  @Test
  void overlapIsUnbiasedInEveryOutcomeOfAWorld() {
    QueryEvidence found = evidence(world(new double[3]), new Examination(THETA));

    assertThat(found.documents()).containsExactly("a", "b", "c");
    for (int d = 0; d < 3; d++) {
      assertThat(found.net()[d] / found.exposure()[d])
          .isCloseTo(new double[] {.7, .3, .2}[d], within(1e-12));
    }
    assertThat(found.both()[0][1]).isCloseTo(.3, within(1e-12));
    assertThat(found.both()[0][2]).isZero();
    assertThat(found.both()[1][2]).isZero();
  }

  @Test
  void clicksOfTrustAreTakenAway() {
    QueryEvidence found = evidence(world(BETA), new Examination(THETA, BETA));

    for (int d = 0; d < 3; d++) {
      assertThat(found.net()[d] / found.exposure()[d])
          .isCloseTo(new double[] {.7, .3, .2}[d], within(1e-12));
    }
    assertThat(found.both()[0][1]).isCloseTo(.3, within(1e-12));
    assertThat(found.both()[0][2]).isCloseTo(0, within(1e-12));
  }

  /** Every outcome as a unit of its own, weighted by its probability. */
  private static List<Impression> world(double[] beta) {
    List<Impression> log = new ArrayList<>();
    for (int user = 0; user < USERS.length; user++) {
      for (int outcome = 0; outcome < 64; outcome++) {
        double probability = USERS[user];
        double[][] clicks = new double[2][3];
        for (int i = 0; i < 2; i++) {
          for (int k = 0; k < 3; k++) {
            clicks[i][k] = (outcome >> (3 * i + k)) & 1;
            boolean satisfying = SATISFYING.get(user).contains(RANKINGS.get(i).get(k));
            double click = (satisfying ? THETA[k] : 0) + beta[k];
            probability *= clicks[i][k] > 0 ? click : 1 - click;
          }
        }
        for (int i = 0; i < 2 && probability > 0; i++) {
          log.add(
              Logs.impression(
                      "i" + user + "-" + outcome + "-" + i,
                      "u" + user + "-" + outcome,
                      "q",
                      "",
                      RANKINGS.get(i).toArray(String[]::new),
                      clicks[i])
                  .withWeight(probability));
        }
      }
    }
    return log;
  }

  private static QueryEvidence evidence(List<Impression> log, Examination examination) {
    return QueryEvidence.of(RankerLogs.log(log), examination).fold(new ToList<>()).get(0).value();
  }

  /** Intents .5, .3, .2 with 4, 2 and 1 documents. */
  private static final int[] INTENT = {0, 0, 0, 0, 1, 1, 2};

  private static final double[] SHARE = {.5, .3, .2};

  @Test
  void exactForIntentsThatShareNoDocument() {
    Covered covered = intents();

    for (int set = 0; set < 1 << INTENT.length; set++) {
      int chosen = set;
      int[] documents =
          IntStream.range(0, INTENT.length).filter(d -> ((chosen >> d) & 1) == 1).toArray();
      double truth =
          Arrays.stream(documents).map(d -> INTENT[d]).distinct().mapToDouble(i -> SHARE[i]).sum();
      assertThat(covered.of(documents)).isCloseTo(truth, within(1e-12));
    }
    assertThat(covered.greedy(new int[] {3, 2, 1, 0, 4, 5, 6}, 7))
        .containsExactly(3, 4, 6, 2, 1, 0, 5);
    assertThat(covered.greedy(new int[] {3, 2, 1, 0, 4, 5, 6}, 1))
        .containsExactly(3, 2, 1, 0, 4, 5, 6);
  }

  private static Covered intents() {
    int n = INTENT.length;
    double[] single = new double[n];
    double[][] both = new double[n][n];
    for (int d = 0; d < n; d++) {
      single[d] = SHARE[INTENT[d]];
      for (int e = 0; e < n; e++) {
        both[d][e] = INTENT[d] == INTENT[e] ? single[d] : 0;
      }
    }
    return Covered.of(single, both);
  }

  /** All users are satisfied by the first document, half of them by the second too. */
  @Test
  void underratesADocumentForEverybodyAsDocumented() {
    Covered nested = Covered.of(new double[] {1, .5}, new double[][] {{0, .5}, {.5, 0}});

    assertThat(nested.of(0)).isCloseTo(11 / 12.0, within(1e-12));
    assertThat(nested.of(1)).isCloseTo(7 / 12.0, within(1e-12));
    assertThat(nested.of(0, 1)).isCloseTo(11 / 12.0, within(1e-12));
    assertThat(nested.all()).isCloseTo(11 / 12.0, within(1e-12));
  }

  @Test
  void overlapIsBroughtIntoItsRange() {
    Covered covered = Covered.of(new double[] {.5, .2}, new double[][] {{0, 9}, {9, 0}});
    assertThat(covered.pair()[0][1]).isEqualTo(.2);
    Covered negative = Covered.of(new double[] {.5, .2}, new double[][] {{0, -1}, {-1, 0}});
    assertThat(negative.of(0, 1)).isCloseTo(.7, within(1e-12));
  }

  /** Gains shrink as sets grow, and the greedy order keeps its bound, for any numbers. */
  @Test
  void greedyKeepsItsBound() {
    for (int trial = 0; trial < 50; trial++) {
      Generator random = new Generator(3).split(trial);
      int n = 7;
      double[] single = new double[n];
      Arrays.setAll(single, d -> .05 + random.nextDouble());
      double[][] both = new double[n][n];
      for (int d = 0; d < n; d++) {
        for (int e = 0; e < d; e++) {
          both[d][e] = random.nextDouble() - .3;
          both[e][d] = both[d][e];
        }
      }
      Covered covered = Covered.of(single, both);
      int[] greedy = covered.greedy(IntStream.range(0, n).toArray(), n);
      assertThat(greedy).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
      for (int size = 1; size <= n; size++) {
        double best = 0;
        for (int set = 0; set < 1 << n; set++) {
          int chosen = set;
          int[] documents = IntStream.range(0, n).filter(d -> ((chosen >> d) & 1) == 1).toArray();
          best = documents.length == size ? Math.max(best, covered.of(documents)) : best;
          submodular(covered, documents, set, n);
        }
        assertThat(covered.of(Arrays.copyOf(greedy, size)))
            .isGreaterThanOrEqualTo((1 - 1 / Math.E) * best);
      }
    }
  }

  private static void submodular(Covered covered, int[] documents, int set, int n) {
    if (documents.length < 2 || ((set >> (n - 1)) & 1) == 1) {
      return;
    }
    int[] fewer = Arrays.copyOf(documents, documents.length - 1);
    double late = covered.of(plus(documents, n - 1)) - covered.of(documents);
    double early = covered.of(plus(fewer, n - 1)) - covered.of(fewer);
    assertThat(late).isGreaterThanOrEqualTo(-1e-12).isLessThanOrEqualTo(early + 1e-12);
  }

  private static int[] plus(int[] documents, int more) {
    int[] all = Arrays.copyOf(documents, documents.length + 1);
    all[documents.length] = more;
    return all;
  }
}
