package io.cltr.value.estimator;

import io.cltr.interval.SubsetSlope;
import io.cltr.log.ConfigException;
import io.cltr.value.ActionLog;
import io.cltr.value.ActionValue;
import io.cltr.value.ByEmbedding;
import io.cltr.value.ValueEstimator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * MIPS whose dimensions SLOPE chooses on the valued log: of the non-empty sets of dimensions the
 * last that agrees with all larger, or wider, ones; again in each resample of a bootstrap.
 *
 * <p>Leaving out a dimension lowers the variance and adds the bias of the effect that the action
 * has through it. Intervals are post-selection, and know nothing of what bias is left. Refused for
 * more than {@link #MOST} dimensions. Weights of diagnostics are those of all dimensions. Cost: as
 * {@link Mips} for 2^dimensions − 1 sets.
 *
 * @param of mips or snmips, with the dimensions to choose from
 * @param search all sets, or always the narrowest of one dimension less
 * @param delta δ of the half-widths, in (0, ½)
 */
public record MipsSlope(ValueEstimator of, SubsetSlope.Kind search, double delta)
    implements ValueEstimator {
  /** Dimensions to choose from. */
  public static final int MOST = 6;

  /** MIPS, all dimensions, all sets, δ = .025. */
  public MipsSlope() {
    this(new Mips(), SubsetSlope.Kind.exact, 0.025);
  }

  /** Checks that there are dimensions to choose. */
  public MipsSlope {
    if (!(of instanceof ByEmbedding)) {
      throw new ConfigException(
          "mips-slope: value estimator '%s' weighs no embeddings; use mips or snmips"
              .formatted(of.id()));
    }
    if (!(delta > 0 && delta < 0.5)) {
      throw new ConfigException("mips-slope: delta must lie between 0 and 0.5, found " + delta);
    }
  }

  @Override
  public String id() {
    return "mips-slope";
  }

  @Override
  public String summary() {
    return "MIPS with the dimensions of the embedding chosen by SLOPE, again in each resample";
  }

  @Override
  public String source() {
    return "Saito, Joachims, ICML 2022; Su, Srinath, Krishnamurthy, ICML 2020; Tucker, Lee, 2021";
  }

  @Override
  public Optional<ActionValue> ofActions() {
    return of.ofActions();
  }

  @Override
  public Optional<ActionValue> ofActions(ActionLog known) {
    ByEmbedding by = (ByEmbedding) of;
    List<String> named =
        by.dimensions().isEmpty() ? known.embeddings().dimensions() : by.dimensions();
    if (named.size() > MOST) {
      throw new ConfigException(
          "mips-slope: found %d dimensions %s to choose from, allowed are %d; name fewer, for instance of: {kind: mips, dimensions: %s}"
              .formatted(named.size(), named, MOST, named.subList(0, MOST)));
    }
    List<List<String>> subsets =
        LongStream.range(1, 1L << named.size())
            .boxed()
            .sorted(Comparator.comparingInt(set -> -Long.bitCount(set)))
            .map(set -> chosen(named, set))
            .toList();
    List<ActionValue> candidates =
        subsets.stream().map(set -> by.by(set).ofActions(known).orElseThrow()).toList();
    List<Long> sets = candidates.stream().map(value -> value.sets().get(0)).toList();
    return Optional.of(new SlopeActions(candidates, delta, new SubsetSlope(sets, search)));
  }

  private static List<String> chosen(List<String> named, long set) {
    List<String> chosen = new ArrayList<>();
    for (int d = 0; d < named.size(); d++) {
      if (((set >> d) & 1) == 1) {
        chosen.add(named.get(d));
      }
    }
    return chosen;
  }
}
