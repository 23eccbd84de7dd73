package io.cltr.mixture;

import io.cltr.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Random lists with groups and the rows of a criterion between every pair of groups. */
final class Programmes {
  enum Criterion {
    PARITY,
    TREATMENT,
    IMPACT
  }

  private Programmes() {}

  /** The three criteria in turn. */
  static Criterion criterion(int index) {
    return switch (index % 3) {
      case 0 -> Criterion.PARITY;
      case 1 -> Criterion.TREATMENT;
      default -> Criterion.IMPACT;
    };
  }

  /** 1/log2(1 + k), or 1/k. */
  static double[] weights(int ranks, boolean dcg) {
    double[] weights = new double[ranks];
    Arrays.setAll(weights, k -> dcg ? StrictMath.log(2) / StrictMath.log(2.0 + k) : 1.0 / (1 + k));
    return weights;
  }

  static double[] utility(Generator random, int documents) {
    double[] utility = new double[documents];
    Arrays.setAll(utility, d -> .02 + .98 * random.nextDouble() * random.nextDouble());
    return utility;
  }

  /** A group for each document, none empty. */
  static int[] groups(Generator random, int documents, int groups) {
    int[] groupOf = new int[documents];
    Arrays.setAll(groupOf, d -> d < groups ? d : random.nextInt(groups));
    random.shuffle(groupOf, documents);
    return groupOf;
  }

  static List<ListRow> rows(
      Criterion criterion,
      double[] utility,
      int[] groupOf,
      int groups,
      double[] theta,
      double slack,
      double price) {
    List<ListRow> rows = new ArrayList<>();
    for (int a = 0; a < groups; a++) {
      for (int b = a + 1; b < groups; b++) {
        double[] coefficients = new double[utility.length];
        for (int d = 0; d < utility.length; d++) {
          int group = groupOf[d];
          double sign = group == a ? 1 : group == b ? -1 : 0;
          coefficients[d] = sign * coefficient(criterion, utility, groupOf, d);
        }
        rows.add(new ListRow(a + " against " + b, coefficients, theta, -slack, slack, price));
      }
    }
    return rows;
  }

  private static double coefficient(Criterion criterion, double[] utility, int[] groupOf, int d) {
    double size = 0;
    double merit = 0;
    for (int e = 0; e < utility.length; e++) {
      size += groupOf[e] == groupOf[d] ? 1 : 0;
      merit += groupOf[e] == groupOf[d] ? utility[e] : 0;
    }
    return switch (criterion) {
      case PARITY -> 1 / size;
      case TREATMENT -> 1 / merit;
      case IMPACT -> utility[d] / merit;
    };
  }

  /** Case {@code index}: 2 to 5 groups, {@code fewest} to {@code most} documents. */
  static ListProgramme random(int index, int fewest, int most, boolean sorted) {
    Generator random = new Generator(20_260_731).split(index);
    int documents = fewest + random.nextInt(most - fewest + 1);
    int groups = 2 + random.nextInt(4);
    int ranks = random.nextBoolean(.5) ? documents : 1 + random.nextInt(documents);
    double[] utility = utility(random, documents);
    int[] groupOf = groups(random, documents, groups);
    if (random.nextBoolean(.3)) {
      for (int d = 0; d < documents; d++) {
        utility[d] /= 1 + 6 * groupOf[d];
      }
    }
    double[] theta = weights(ranks, false);
    if (random.nextBoolean(.2)) {
      double first = theta[0];
      theta[0] = theta[ranks - 1];
      theta[ranks - 1] = first;
    }
    double slack = random.nextBoolean(.5) ? 0 : .3 * random.nextDouble();
    double price = random.nextBoolean(.7) ? Double.POSITIVE_INFINITY : 2 * random.nextDouble();
    Criterion criterion = criterion(index);
    return new ListProgramme(
        utility,
        sorted ? theta : weights(ranks, true),
        rows(criterion, utility, groupOf, groups, theta, slack, price));
  }
}
