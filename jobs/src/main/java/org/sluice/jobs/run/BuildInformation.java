package org.sluice.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this build.
 *
 * @param version Maven's
 * @param revision the git revision that it was built from, with {@code -dirty} if its files had
 *     been changed; empty if it was built outside a checkout
 */
public record BuildInformation(String version, String revision) {

  private static final String RESOURCE = "/build.properties";

  /** The version of the running classes. */
  public static BuildInformation read() {
    Properties properties = new Properties();
    try (InputStream in = BuildInformation.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + RESOURCE, e);
    }
    String revision = properties.getProperty("revision");
    return new BuildInformation(
        properties.getProperty("version"),
        // Outside a checkout the revision is empty, or Maven leaves the placeholder unresolved.
        revision.startsWith("$") ? "" : revision.strip());
  }
}
