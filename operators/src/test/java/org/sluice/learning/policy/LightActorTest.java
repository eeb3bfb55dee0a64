package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acting needs no native library: neither ND4J nor OpenBLAS is on the class path here. */
class LightActorTest {

  private static final List<String> LEFT_OUT = List.of("/org/nd4j/", "/org/bytedeco/");

  @Test
  void everyPolicyActsWithoutLibrariesOfLinearAlgebra() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      URL url = Path.of(entry).toUri().toURL();
      if (LEFT_OUT.stream().noneMatch(url.getPath()::contains)) {
        classPath.add(url);
      }
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader); // policies and flows are found through it
      assertThatThrownBy(() -> loader.loadClass("org.nd4j.linalg.factory.Nd4j"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> loader.loadClass("org.bytedeco.openblas.global.openblas"))
          .isInstanceOf(ClassNotFoundException.class);
      Object acted = loader.loadClass(AllPoliciesAct.class.getName()).getMethod("run").invoke(null);
      assertThat(acted).isEqualTo((int) AllPoliciesAct.cases().count());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
