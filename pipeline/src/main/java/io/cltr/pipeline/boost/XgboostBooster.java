package io.cltr.pipeline.boost;

import io.cltr.boost.BoostBlock;
import io.cltr.boost.BoostLists;
import io.cltr.boost.BoostLoss;
import io.cltr.boost.BoostSample;
import io.cltr.boost.BoostSize;
import io.cltr.boost.BoostTask;
import io.cltr.boost.Boosted;
import io.cltr.boost.Booster;
import io.cltr.boost.StartCurvature;
import io.cltr.fold.Blocks;
import io.cltr.ranker.TreeRanker;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Boosted trees by XGBoost: histograms of up to 256 bins, leaf by leaf. Up to {@link
 * io.cltr.boost.BoostMachine#documents} in this JVM; above, on workers of the cluster or on a
 * sample of whole lists. Memory: 8 bytes per feature of a document, twice while it is handed over.
 */
public final class XgboostBooster implements Booster {
  private final NativeLibrary.Loader library;

  /** With the library from XGBoost's jar. */
  public XgboostBooster() {
    this(NativeLibrary::load);
  }

  XgboostBooster(NativeLibrary.Loader library) {
    this.library = library;
  }

  @Override
  public String name() {
    return "XGBoost";
  }

  @Override
  public Boosted boost(BoostTask task) {
    NativeLibrary.require(library);
    return boost(task, task.blocks());
  }

  private <B extends BoostBlock> Boosted boost(BoostTask task, Blocks<B> blocks) {
    BoostSize.Size size = blocks.fold(new BoostSize<B>());
    double heldOut = task.heldOut().map(XgboostBooster::represented).orElse(0.0);
    double scale =
        task.loss() instanceof BoostLoss.Own own
            ? 1 / blocks.fold(new StartCurvature<B>(own.objective(), task.column()))
            : 1 / size.listWeight();
    Grower grower =
        new Grower(
            task.loss(),
            task.options(),
            task.machine().threads(),
            (int) (task.seed() & Integer.MAX_VALUE),
            scale,
            size.represented(),
            heldOut);
    long most = Math.min(task.machine().documents(), Integer.MAX_VALUE / Math.max(1, size.width()));
    try {
      if (size.documents() > most && task.machine().workers() > 1) {
        return boosted(new Workers(task, grower, size.blocks()).grow(), List.of());
      }
      return here(task, blocks, grower, size.documents(), most);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
    }
  }

  private static <B extends BoostBlock> Boosted here(
      BoostTask task, Blocks<B> blocks, Grower grower, long documents, long most)
      throws XGBoostError {
    double share = Math.min(1, (double) most / Math.max(1, documents));
    BoostLists train = BoostLists.of(blocks.fold(new BoostSample<B>(share)), task.column());
    List<String> warnings = new ArrayList<>();
    if (share < 1) {
      warnings.add(
          ("trees were grown from %d of %d documents, whole lists of them: one JVM takes %d; raise"
                  + " machine.documents, or set machine.workers to 2 or more to use them all")
              .formatted(train.documents(), documents, most));
    }
    BoostLists kept =
        task.heldOut().isPresent()
            ? lists(task.heldOut().get(), share, task.heldOutColumn())
            : BoostLists.of(List.of(), 0);
    return boosted(grower.grow(train, kept, own -> own), warnings);
  }

  private static <B extends BoostBlock> BoostLists lists(
      Blocks<B> blocks, double share, int column) {
    return BoostLists.of(blocks.fold(new BoostSample<B>(share)), column);
  }

  private static <B extends BoostBlock> double represented(Blocks<B> blocks) {
    BoostSize.Size size = blocks.fold(new BoostSize<B>());
    return size.documents() == 0 ? 0 : size.represented();
  }

  private static Boosted boosted(Grower.Grown grown, List<String> warnings) {
    TreeRanker all = BoosterJson.read(grown.json());
    return new Boosted(
        new TreeRanker(all.width(), all.base(), all.trees().subList(0, grown.best())),
        grown.objective(),
        grown.gains(),
        warnings);
  }
}
