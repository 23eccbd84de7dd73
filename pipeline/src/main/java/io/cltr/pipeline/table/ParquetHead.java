package io.cltr.pipeline.table;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;

/**
 * What the footer of a Parquet file says.
 *
 * @param fields by name, in the file's order
 */
record ParquetHead(Map<String, Field> fields) {

  /**
   * A column.
   *
   * @param stored its type in Parquet's words
   * @param type its type in Spark's; empty where Spark has none
   * @param nanos for nanoseconds since 1970: whether they are UTC, not local; empty for others
   */
  record Field(String stored, Optional<DataType> type, Optional<Boolean> nanos) {}

  private static final int MAGIC = 4;

  /** Reads the footer of {@code file}. */
  static ParquetHead read(
      Configuration hadoop, ParquetToSparkSchemaConverter types, String table, TableFile file)
      throws IOException {
    requireMagic(hadoop, table, file);
    HadoopInputFile input = HadoopInputFile.fromStatus(file.status(), hadoop);
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      Map<String, Field> fields = new LinkedHashMap<>();
      for (Type field : schema.getFields()) {
        fields.put(field.getName(), field(types, field));
      }
      return new ParquetHead(Collections.unmodifiableMap(fields));
    }
  }

  private static void requireMagic(Configuration hadoop, String table, TableFile file)
      throws IOException {
    if (file.status().getLen() == 0) {
      throw TextHead.bad(table, file, "is empty (0 bytes)", "write it again, or take it out");
    }
    try (FSDataInputStream in = file.path().getFileSystem(hadoop).open(file.path())) {
      byte[] head = in.readNBytes(MAGIC);
      if (Compression.begins(head, 'P', 'A', 'R', 'E')) {
        throw TextHead.bad(table, file, "is encrypted Parquet", "write it without encryption");
      }
      if (!Compression.begins(head, 'P', 'A', 'R', '1')) {
        throw TextHead.bad(
            table,
            file,
            "is no Parquet: its first bytes are not PAR1",
            "give it the ending of what it is, or set format to one of: " + TableFormat.ids());
      }
      in.seek(file.status().getLen() - MAGIC);
      if (!Compression.begins(in.readNBytes(MAGIC), 'P', 'A', 'R', '1')) {
        throw TextHead.bad(
            table,
            file,
            "ends in its middle: its last bytes are not PAR1",
            "copy it again, or take it out");
      }
    }
  }

  private static Field field(ParquetToSparkSchemaConverter types, Type field) {
    LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
    Optional<Boolean> nanos =
        logical instanceof TimestampLogicalTypeAnnotation time && time.getUnit() == TimeUnit.NANOS
            ? Optional.of(time.isAdjustedToUTC())
            : Optional.empty();
    Optional<DataType> type = type(types, field);
    String stored =
        field.isPrimitive()
            ? field.asPrimitiveType().getPrimitiveTypeName()
                + (logical == null ? "" : " (%s)".formatted(logical))
            : type.map(DataType::simpleString).orElse("a group");
    return new Field(stored, type, nanos);
  }

  private static Optional<DataType> type(ParquetToSparkSchemaConverter types, Type field) {
    try {
      return Optional.of(types.convert(new MessageType("root", field)).fields()[0].dataType());
    } catch (Exception e) {
      if (e instanceof AnalysisException) { // not declared, so not to be caught by name
        return Optional.empty();
      }
      throw e;
    }
  }

  List<String> columns() {
    return List.copyOf(fields.keySet());
  }
}
