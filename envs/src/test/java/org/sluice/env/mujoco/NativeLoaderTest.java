package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.EnvException;
import org.sluice.env.NativeLibraryException;

class NativeLoaderTest {

  private static final List<String> NOWHERE = List.of("libnowhere.so.1", "nowhere");

  @TempDir Path directory;

  @Test
  void missingLibrarySaysWhatToInstallAndWhatToSet() {
    assertThatExceptionOfType(NativeLibraryException.class)
        .isThrownBy(() -> NativeLoader.find(null, NOWHERE))
        .withMessageContaining("libnowhere.so.1")
        .withMessageContaining("apt-get install libmujoco2.2.2")
        .withMessageContaining("SLUICE_MUJOCO_LIBRARY")
        .withMessageContaining("sluice.mujoco.library");
  }

  @Test
  @Tag("mujoco")
  void laterNamesAreTriedWhenTheFirstIsMissing() {
    assertThat(NativeLoader.find(null, List.of("libnowhere.so.1", "libmujoco.so.2.2.2")))
        .isNotNull();
  }

  @Test
  void wrongPathIsNamedAndNothingElseIsTried() {
    Path missing = directory.resolve("libmujoco.so.2.2.2");
    assertThatExceptionOfType(NativeLibraryException.class)
        .isThrownBy(() -> NativeLoader.find(missing.toString(), List.of("libmujoco.so.2.2.2")))
        .withMessageContaining("configured MuJoCo library '" + missing + "'")
        .withMessageContaining("apt-get install libmujoco2.2.2");
  }

  @Test
  void fileThatIsNoLibraryIsRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("libmujoco.so"), "no library");
    assertThatExceptionOfType(NativeLibraryException.class)
        .isThrownBy(() -> NativeLoader.find(text.toString(), NOWHERE))
        .withMessageContaining(text.toString());
  }

  @Test
  void otherLibraryIsRefused() {
    assertThatExceptionOfType(NativeLibraryException.class)
        .isThrownBy(() -> NativeLoader.find("libm.so.6", NOWHERE))
        .withMessageContaining("mj_version");
  }

  @Test
  void otherVersionIsRefused() {
    assertThatExceptionOfType(NativeLibraryException.class)
        .isThrownBy(() -> NativeLoader.checkVersion("libmujoco.so.2.3.7", 237))
        .withMessageContaining("'libmujoco.so.2.3.7' is MuJoCo version 237, but 222 is needed");
    assertThatCode(() -> NativeLoader.checkVersion("libmujoco.so.2.2.2", 222))
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("mujoco")
  void faultyModelIsAnExceptionWithTheCompilersReason() throws IOException {
    Path model = Files.writeString(directory.resolve("faulty.xml"), "<mujoco><boddy/></mujoco>");
    assertThatExceptionOfType(EnvException.class)
        .isThrownBy(() -> Model.compile(model))
        .withMessageContaining("faulty.xml does not compile")
        .withMessageContaining("boddy");
  }

  @Test
  @Tag("mujoco")
  void modelThatHoldsNoMassIsAnException() throws IOException {
    Path model =
        Files.writeString(
            directory.resolve("massless.xml"),
            "<mujoco><worldbody><body><freejoint/></body></worldbody></mujoco>");
    assertThatExceptionOfType(EnvException.class)
        .isThrownBy(() -> Model.compile(model))
        .withMessageContaining("mass");
  }

  @Test
  @Tag("mujoco")
  void modelWithInternalActuatorStateIsRefused() throws IOException {
    Path model =
        Files.writeString(
            directory.resolve("muscle.xml"),
            """
            <mujoco>
              <worldbody><body><joint name="j"/><geom size="1"/></body></worldbody>
              <actuator><general joint="j" dyntype="filter"/></actuator>
            </mujoco>
            """);
    assertThatExceptionOfType(EnvException.class)
        .isThrownBy(() -> Model.compile(model))
        .withMessageContaining("1 actuators with internal state");
  }
}
