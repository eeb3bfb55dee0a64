package org.sluice.ml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.reader.SimpleStreamFormat;
import org.apache.flink.connector.file.src.reader.StreamFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.PolicyBytes;
import org.sluice.operators.types.RecordTypes;

/** Files of policies, one after another. */
final class PolicyFileFormat extends SimpleStreamFormat<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  @Override
  public StreamFormat.Reader<PolicySnapshot> createReader(
      Configuration config, FSDataInputStream stream) {
    return new Policies(new BufferedInputStream(stream));
  }

  @Override
  public TypeInformation<PolicySnapshot> getProducedType() {
    return RecordTypes.POLICY_SNAPSHOT;
  }

  private record Policies(InputStream in) implements StreamFormat.Reader<PolicySnapshot> {

    @Override
    public PolicySnapshot read() throws IOException {
      return PolicyBytes.next(in);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
