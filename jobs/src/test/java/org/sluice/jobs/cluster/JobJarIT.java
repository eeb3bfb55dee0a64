package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The contents of the job jar. */
class JobJarIT {

  private static final long LARGEST = 30L << 20;

  @Test
  void hasTheJobWithoutFlinkAndWithoutNativeCode() throws IOException {
    assertThat(Installation.current().jobJar()).exists();
    assertThat(Installation.current().jobJar().toFile().length()).isLessThan(LARGEST);
    try (JarFile jar = new JarFile(Installation.current().jobJar().toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names)
          .doesNotHaveDuplicates()
          .contains(
              "org/sluice/jobs/TrainJob.class",
              "org/sluice/env/registry/Envs.class",
              "org/apache/flink/connector/kafka/source/KafkaSource.class",
              "conf/hopper.yaml",
              "META-INF/LICENSE",
              "META-INF/NOTICE")
          .noneMatch(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"))
          .noneMatch(name -> name.startsWith("org/nd4j/"))
          .noneMatch(name -> name.startsWith("org/bytedeco/"))
          .noneMatch(name -> name.startsWith("com/sun/jna/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.matches("kafka/.*class"));
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("org.sluice.jobs.TrainJob");
    }
  }
}
