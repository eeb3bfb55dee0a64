package org.sluice.jobs.train;

import java.util.Collection;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.contrib.streaming.state.RocksDBConfigurableOptions;
import org.apache.flink.contrib.streaming.state.RocksDBOptions;
import org.apache.flink.contrib.streaming.state.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/** RocksDB for state whose checkpoints write only what is new. */
public final class RocksDbOptions implements RocksDBOptionsFactory {

  private static final long serialVersionUID = 1;

  /** Of a slot, outside of the heap and of Flink's managed memory, which clusters may not have. */
  private static final MemorySize MEMORY = MemorySize.ofMebiBytes(128);

  /** RocksDB allocates it in eighths: with larger ones, a few parts of a buffer fill the memory. */
  private static final MemorySize WRITE_BUFFER = MemorySize.ofMebiBytes(8);

  /** Each checkpoint writes the manifest as a whole, and RocksDB only ever appends to it. */
  private static final long MANIFEST_BYTES = 64 << 10;

  /**
   * Keeps a job's state in RocksDB, with incremental checkpoints.
   *
   * @param settings Modified.
   */
  public static void use(Configuration settings) {
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(RocksDBOptions.FIX_PER_SLOT_MEMORY_SIZE, MEMORY);
    settings.set(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE, WRITE_BUFFER);
    settings.set(RocksDBOptions.OPTIONS_FACTORY, RocksDbOptions.class.getName());
  }

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    return options.setMaxManifestFileSize(MANIFEST_BYTES);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options;
  }
}
