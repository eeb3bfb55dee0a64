package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Registration;
import org.sluice.env.mujoco.gymnasium.GymnasiumTasks;
import org.sluice.env.mujoco.rllab.RllabTasks;
import org.sluice.env.mujoco.roboschool.RoboschoolTasks;

/**
 * The models compile to the numbers of those that the tasks' sources ship: exactly, except those of
 * recordings that were rounded to fewer digits.
 */
@Tag("mujoco")
class CompiledModelTest {

  private static final Map<String, Integer> JOINT_TYPES =
      Map.of("free", 0, "ball", 1, "slide", 2, "hinge", 3);
  private static final Map<String, Integer> GEOM_TYPES =
      Map.of("plane", 0, "sphere", 2, "capsule", 3, "ellipsoid", 4, "cylinder", 5, "box", 6);

  static Stream<Registration> tasks() {
    return Stream.of(
            GymnasiumTasks.registrations(),
            RllabTasks.registrations(),
            RoboschoolTasks.registrations())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void sizesAndOptions(Registration task) {
    CompiledModel model = compiled(task);
    JsonNode expected = Recordings.compiled(task.spec().id());
    expected
        .get("sizes")
        .properties()
        .forEach(
            size -> assertThat(model.integer(size.getKey())).isEqualTo(size.getValue().asInt()));
    expected
        .get("option")
        .properties()
        .forEach(
            option -> {
              if (option.getValue().isInt()) {
                assertThat(model.integer(option.getKey())).isEqualTo(option.getValue().asInt());
              } else {
                double[] numbers = Recordings.numbers(option.getValue());
                assertThat(model.doubles(option.getKey(), numbers.length)).containsExactly(numbers);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void bodies(Registration task) {
    CompiledModel model = compiled(task);
    JsonNode bodies = Recordings.compiled(task.spec().id()).get("bodies");
    for (int i = 0; i < bodies.size(); i++) {
      JsonNode body = bodies.get(i);
      assertThat(model.integer("body_parentid", i, 1)).isEqualTo(body.get("parent").asInt());
      for (String field : List.of("pos", "quat", "ipos", "iquat", "mass", "inertia")) {
        assertRow(model, "body_" + field, i, body.get(field));
      }
      String name = body.get("name").asText();
      if (!name.isEmpty()) {
        assertThat(CompiledModel.of(task).body(name)).isEqualTo(i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void joints(Registration task) {
    CompiledModel model = compiled(task);
    double[] reference = CompiledModel.of(task).referencePositions();
    JsonNode joints = Recordings.compiled(task.spec().id()).get("joints");
    for (int i = 0; i < joints.size(); i++) {
      JsonNode joint = joints.get(i);
      assertThat(model.integer("jnt_type", i, 1))
          .isEqualTo(JOINT_TYPES.get(joint.get("type").asText()));
      assertThat(model.integer("jnt_bodyid", i, 1)).isEqualTo(joint.get("body_id").asInt());
      assertThat(model.integer("jnt_qposadr", i, 1)).isEqualTo(joint.get("qpos_adr").asInt());
      assertThat(model.integer("jnt_dofadr", i, 1)).isEqualTo(joint.get("dof_adr").asInt());
      assertThat(model.flag("jnt_limited", i)).isEqualTo(joint.get("limited").asBoolean());
      for (String field : List.of("pos", "axis", "range", "margin", "stiffness", "solimp")) {
        if (joint.has(field)) {
          assertRow(model, "jnt_" + field, i, joint.get(field));
        }
      }
      for (int k = 0; k < joint.get("qpos0").size(); k++) {
        assertThat(reference[joint.get("qpos_adr").asInt() + k])
            .isEqualTo(joint.get("qpos0").get(k).asDouble());
      }
      for (int k = 0; k < joint.get("damping").size(); k++) {
        int freedom = joint.get("dof_adr").asInt() + k;
        assertRow(model, "dof_damping", freedom, joint.get("damping").get(k));
        assertRow(model, "dof_armature", freedom, joint.get("armature").get(k));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void geomsAndSites(Registration task) {
    CompiledModel model = compiled(task);
    JsonNode expected = Recordings.compiled(task.spec().id());
    for (int i = 0; i < expected.get("geoms").size(); i++) {
      JsonNode geom = expected.get("geoms").get(i);
      assertThat(model.integer("geom_type", i, 1))
          .isEqualTo(GEOM_TYPES.get(geom.get("type").asText()));
      assertThat(model.integer("geom_bodyid", i, 1)).isEqualTo(geom.get("body_id").asInt());
      for (String field : List.of("condim", "contype", "conaffinity")) {
        assertThat(model.integer("geom_" + field, i, 1)).isEqualTo(geom.get(field).asInt());
      }
      for (String field :
          List.of("size", "pos", "quat", "friction", "margin", "solref", "solimp")) {
        assertRow(model, "geom_" + field, i, geom.get(field));
      }
    }
    for (int i = 0; i < expected.get("sites").size(); i++) {
      assertRow(model, "site_pos", i, expected.get("sites").get(i).get("pos"));
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void actuators(Registration task) {
    CompiledModel model = compiled(task);
    JsonNode actuators = Recordings.compiled(task.spec().id()).get("actuators");
    for (int i = 0; i < actuators.size(); i++) {
      JsonNode actuator = actuators.get(i);
      assertThat(model.integer("actuator_trnid", i, 2)).isEqualTo(actuator.get("joint_id").asInt());
      assertThat(model.integer("actuator_trntype", i, 1))
          .isEqualTo(actuator.get("trntype").asInt());
      assertThat(model.flag("actuator_ctrllimited", i))
          .isEqualTo(actuator.get("ctrllimited").asBoolean());
      assertRow(model, "actuator_gear", i, actuator.get("gear"));
      assertRow(model, "actuator_ctrlrange", i, actuator.get("ctrlrange"));
    }
  }

  private static CompiledModel compiled(Registration task) {
    return new CompiledModel(CompiledModel.of(task), Recordings.tolerance(task.spec().id()));
  }

  private static void assertRow(CompiledModel model, String array, int index, JsonNode expected) {
    double[] numbers = Recordings.numbers(expected);
    double[] row = model.row(array, index, numbers.length);
    for (int i = 0; i < row.length; i++) {
      assertThat(row[i])
          .as("%s[%d][%d]", array, index, i)
          .isEqualTo(numbers[i], within(model.tolerance() * Math.abs(numbers[i])));
    }
  }
}
