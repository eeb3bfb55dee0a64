package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference agrees with the code; {@code -Dsluice.docs.write=true} regenerates it. */
class ConfigurationReferenceTest {

  private static final Path FILE = Path.of("..", "docs", "configuration.md");
  private static final String COMMAND =
      "./mvnw -pl jobs -am test -Dtest=ConfigurationReferenceTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.docs.write=true";

  @Test
  void isUpToDate() throws IOException {
    if (Boolean.getBoolean("sluice.docs.write")) {
      Files.writeString(FILE, ConfigurationReference.markdown());
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as("docs/configuration.md is stale; renew it with\n  %s\n", COMMAND)
        .isEqualTo(ConfigurationReference.markdown());
  }
}
