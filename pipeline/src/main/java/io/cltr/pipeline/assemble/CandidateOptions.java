package io.cltr.pipeline.assemble;

import io.cltr.check.Level;
import io.cltr.check.RowCheck;
import io.cltr.pipeline.table.TableSpec;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What candidates are read from.
 *
 * @param candidates which documents are wanted; empty for all that have features
 * @param documents groups of documents
 * @param keys for whom rankings are drawn; empty for nobody in particular
 * @param width number of features that each must have; empty for any
 * @param maxBadShare largest share of a table's rows that may be bad
 * @param levels how much it matters what checks of rows find, where not as {@link RowCheck#level()}
 *     says; only errors count as bad
 * @param partitions number of files on the way; the result does not depend on it
 */
public record CandidateOptions(
    TableSpec features,
    Optional<TableSpec> candidates,
    Optional<TableSpec> documents,
    Optional<TableSpec> keys,
    OptionalInt width,
    double maxBadShare,
    Map<RowCheck, Level> levels,
    ZoneId timeZone,
    int partitions) {}
