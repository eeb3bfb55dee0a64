package org.sluice.jobs.run.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** CSV rows as in RFC 4180, one per line; quoted only where necessary. */
public final class Csv {

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(CsvSchema.emptySchema().withLineSeparator(""));

  private static final ObjectReader READER = MAPPER.readerForListOf(String.class);

  private Csv() {}

  /** A row without the line end. */
  public static String line(List<String> cells) {
    try {
      return WRITER.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("words can be written", e);
    }
  }

  /**
   * The cells of a row.
   *
   * @throws JsonProcessingException if quotes are unbalanced
   */
  public static List<String> cells(String line) throws JsonProcessingException {
    try (MappingIterator<List<String>> rows = READER.readValues(line)) {
      return rows.hasNextValue() ? rows.nextValue() : List.of();
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
