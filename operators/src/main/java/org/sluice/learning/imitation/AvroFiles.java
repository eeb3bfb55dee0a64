package org.sluice.learning.imitation;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Demonstrations in an Avro container file. */
public final class AvroFiles implements DemonstrationSource {

  static final String SCHEME = "file";

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String form() {
    return "the path of a file";
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public Episodes open(String address) {
    try {
      return new DemonstrationReader(Path.of(address));
    } catch (InvalidPathException e) {
      throw new DemonstrationException(address + " is not a path: " + e.getReason());
    }
  }
}
