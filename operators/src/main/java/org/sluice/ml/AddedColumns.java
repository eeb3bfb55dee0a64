package org.sluice.ml;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that acting adds.
 *
 * @param output of the actions
 * @param version of the versions that acted; empty if there is none
 */
record AddedColumns(String output, String version) {

  /**
   * Those that the parameters name.
   *
   * @param names of the columns that there are
   * @throws IllegalArgumentException if there is one with such a name
   */
  static AddedColumns of(List<String> names, PolicyModelParams<?> parameters) {
    AddedColumns added =
        new AddedColumns(parameters.getOutputCol(), parameters.getModelVersionCol());
    Column.checkNew(names, PolicyModelParams.OUTPUT_COL, added.output);
    if (added.hasVersion()) {
      List<String> before = new ArrayList<>(names);
      before.add(added.output);
      Column.checkNew(before, PolicyModelParams.MODEL_VERSION_COL, added.version);
    }
    return added;
  }

  boolean hasVersion() {
    return !version.isEmpty();
  }
}
