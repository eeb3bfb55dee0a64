package org.sluice.learning.imitation;

import java.util.stream.Collectors;
import org.sluice.env.registry.Registry;

/** Every source of demonstrations, including those from other jars. */
final class DemonstrationSources {

  private static final String MARK = "://";

  private static final Registry<DemonstrationSource> REGISTRY =
      Registry.load("demonstration source", DemonstrationSource.class, DemonstrationSource::scheme);

  private DemonstrationSources() {}

  /**
   * The source of an address; a file's if the address is a path.
   *
   * @throws DemonstrationException if there is none
   */
  static DemonstrationSource of(String address) {
    int end = address.indexOf(MARK);
    String scheme = end < 0 ? AvroFiles.SCHEME : address.substring(0, end);
    DemonstrationSource source = REGISTRY.all().get(scheme);
    if (source == null || (end >= 0 && scheme.equals(AvroFiles.SCHEME))) {
      throw new DemonstrationException(
          String.format(
              "%s is no address of demonstrations, which is %s",
              address,
              REGISTRY.all().values().stream()
                  .map(DemonstrationSource::form)
                  .collect(Collectors.joining(" or "))));
    }
    return source;
  }
}
