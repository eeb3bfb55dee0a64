package org.sluice.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.servable.api.DataFrame;
import org.apache.flink.ml.servable.api.Row;
import org.apache.flink.ml.servable.types.BasicType;
import org.apache.flink.ml.servable.types.DataTypes;

/** Loads a model and prints its action in one state. */
final class ServableProgram {

  static final DenseVector STATE = new DenseVector(new double[] {0.6, 0.8, -1.5});

  private ServableProgram() {}

  public static void main(String[] arguments) throws Exception {
    try {
      Class.forName("org.apache.flink.streaming.api.datastream.DataStream");
      throw new IllegalStateException("Flink's runtime is on the class path");
    } catch (ClassNotFoundException e) {
      DataFrame frame =
          new DataFrame(
              new ArrayList<>(List.of("features")),
              new ArrayList<>(List.of(DataTypes.VECTOR(BasicType.DOUBLE))),
              new ArrayList<>(List.of(new Row(new ArrayList<>(List.of(STATE))))));
      PolicyServable.load(arguments[0]).transform(frame);
      System.out.println(frame.collect().get(0).get(1).toString());
    }
  }
}
