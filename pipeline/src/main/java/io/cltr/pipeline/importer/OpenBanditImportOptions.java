package io.cltr.pipeline.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@link OpenBanditImport} is to read and where to.
 *
 * @param in the log, such as {@code men.csv} or {@code men.csv.gz}
 * @param out folder on the local file system; an earlier import in it is replaced
 * @param campaign the query id of all impressions; empty: the file's name before its first dot
 * @param logger name of the behaviour policy; empty: the nearest folder above the file that is not
 *     named like the campaign
 * @param items the items' features; empty: {@code item_context.csv} beside the file or one folder
 *     above, where there is one
 */
public record OpenBanditImportOptions(
    Path in, Path out, Optional<String> campaign, Optional<String> logger, Optional<Path> items) {
  private static final String ITEMS = "item_context.csv";

  /** All by the file's place. */
  public OpenBanditImportOptions(Path in, Path out) {
    this(in, out, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The query id of all impressions. */
  String campaignName() {
    String file = in.getFileName().toString();
    return campaign.orElse(file.contains(".") ? file.substring(0, file.indexOf('.')) : file);
  }

  /** Name of the behaviour policy. */
  String loggerName() {
    return logger.orElseGet(
        () ->
            Stream.iterate(folder(), path -> path != null, Path::getParent)
                .filter(path -> path.getFileName() != null)
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.equals(campaignName()))
                .findFirst()
                .orElse(""));
  }

  /** The items' file, where there is one. */
  Optional<Path> itemsFile() {
    return items.or(
        () ->
            Stream.of(folder(), folder().resolve("..").normalize())
                .map(path -> path.resolve(ITEMS))
                .filter(Files::exists)
                .findFirst());
  }

  private Path folder() {
    return in.toAbsolutePath().normalize().resolve("..").normalize();
  }
}
