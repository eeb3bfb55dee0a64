package org.sluice.jobs.serve;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.sluice.jobs.ServeJob;

class ServeJobTest {

  @Test
  void aClusterCannotReadARunsFolder() {
    assertThatExceptionOfType(ServingException.class)
        .isThrownBy(() -> ServeJob.main(new String[] {"--conf", "conf/serve.yaml"}))
        .withMessageStartingWith("serve.run is a folder on this machine")
        .withMessageEndingWith("kafka.bootstrap-servers, topics.prefix and serve.trial instead");
  }
}
