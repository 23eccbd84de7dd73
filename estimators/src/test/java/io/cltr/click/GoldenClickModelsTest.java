package io.cltr.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cltr.fold.ToMap;
import io.cltr.testing.Golden;
import io.cltr.testing.GoldenClicks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PyClick (commit 98e7e46) on 9,000 sessions, judged on 3,000 others. */
class GoldenClickModelsTest {
  private static final List<String[]> EXPECTED = Golden.rows("click-models/simpbm.expected.csv.gz");
  private static final String[] ATTRIBUTES = {"attr", "sat"};

  @ParameterizedTest
  @CsvSource({
    "gctr,0", "rctr,0", "dctr,0", "cm,0", "dcm,0", "sdbn,0", "pbm,1", "pbm,2", "pbm,10", "pbm,50",
    "ubm,1", "ubm,2", "ubm,10", "ubm,50"
  })
  void reproducesPyClick(String id, int iterations) {
    FittedClickModel fitted = model(id, iterations).fit(GoldenClicks.source(GoldenClicks.train()));
    Map<String, Double> found = new HashMap<>();
    shared(fitted.behaviour(), found);
    documents(fitted, id.equals("dctr") ? new String[] {"ctr"} : ATTRIBUTES, found);
    quality(ClickQuality.of(fitted, GoldenClicks.source(GoldenClicks.test())), found);
    int compared = 0;
    for (String[] row : EXPECTED) {
      if (row[0].equals(id) && Integer.parseInt(row[1]) == iterations) {
        compared++;
        double value = found.getOrDefault(row[2], row[2].contains("|") ? 0.5 : Double.NaN);
        assertThat(value).as(row[2]).isCloseTo(Double.parseDouble(row[3]), within(1e-9));
      }
    }
    assertThat(compared).isGreaterThan(10);
    assertThat(found.keySet().stream().filter(name -> name.contains("|")).count())
        .isLessThanOrEqualTo(compared);
  }

  /** Exact EM of 50 iterations, normalised over all 1,024 click patterns. */
  @ParameterizedTest
  @CsvSource({"dbn", "ccm"})
  void isAsGoodAsExactEm(String id) {
    FittedClickModel fitted = model(id, 50).fit(GoldenClicks.source(GoldenClicks.train()));
    ClickQuality quality = ClickQuality.of(fitted, GoldenClicks.source(GoldenClicks.test()));
    Map<String, Double> expected = new HashMap<>();
    for (String[] row : EXPECTED) {
      if (row[0].equals(id)) {
        expected.put(row[2], Double.parseDouble(row[3]));
      }
    }
    assertThat(quality.logLikelihood())
        .isGreaterThanOrEqualTo(expected.get("logLikelihood") - 1e-4);
    assertThat(quality.perplexity()).isCloseTo(expected.get("perplexity"), within(1e-4));
    assertThat(quality.conditionalPerplexity())
        .isCloseTo(expected.get("conditionalPerplexity"), within(1e-4));
  }

  private static ClickModel model(String id, int iterations) {
    return switch (id) {
      case "gctr" -> new GctrModel();
      case "rctr" -> new RctrModel();
      case "dctr" -> new DctrModel();
      case "cm" -> new CmModel();
      case "dcm" -> new DcmModel();
      case "sdbn" -> new SdbnModel();
      case "pbm" -> new PbmModel(1, 1, iterations);
      case "ubm" -> new UbmModel(1, 1, iterations);
      case "dbn" -> new DbnModel(1, 1, iterations);
      case "ccm" -> new CcmModel(1, 1, iterations);
      default -> throw new IllegalArgumentException(id);
    };
  }

  private static void shared(ClickBehaviour behaviour, Map<String, Double> found) {
    if (behaviour instanceof Gctr gctr) {
      found.put("ctr", gctr.rate());
    } else if (behaviour instanceof Rctr rctr) {
      byPosition("ctr", rctr.rates(), found);
    } else if (behaviour instanceof Dcm dcm) {
      byPosition("cont", dcm.continuation(), found);
    } else if (behaviour instanceof Pbm pbm) {
      byPosition("exam", pbm.examination(), found);
    } else if (behaviour instanceof Ubm ubm) {
      for (int k = 1; k <= ubm.examination().length; k++) {
        for (int last = 0; last < k; last++) {
          found.put("exam@%d@%d".formatted(k, last), ubm.examination()[k - 1][last]);
        }
      }
    }
  }

  private static void byPosition(String name, double[] values, Map<String, Double> found) {
    for (int k = 0; k < values.length; k++) {
      found.put(name + "@" + (k + 1), values[k]);
    }
  }

  private static void documents(
      FittedClickModel fitted, String[] names, Map<String, Double> found) {
    int width = fitted.behaviour().width();
    Map<String, Attributes> attributes = fitted.attributes().fold(new ToMap<>());
    attributes.forEach(
        (query, ofQuery) -> {
          for (int d = 0; d < ofQuery.documents().length; d++) {
            for (int j = 0; j < width; j++) {
              found.put(
                  names[j] + "|" + query + "|" + ofQuery.documents()[d],
                  ofQuery.values()[d * width + j]);
            }
          }
        });
  }

  private static void quality(ClickQuality quality, Map<String, Double> found) {
    found.put("logLikelihood", quality.logLikelihood());
    found.put("perplexity", quality.perplexity());
    found.put("conditionalPerplexity", quality.conditionalPerplexity());
    quality
        .positions()
        .forEach(
            at -> {
              found.put("perplexity@" + at.position(), at.perplexity());
              found.put("conditionalPerplexity@" + at.position(), at.conditionalPerplexity());
            });
    assertThat(quality.impressions()).isEqualTo(3000);
  }
}
