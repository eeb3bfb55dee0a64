package org.sluice.env.mujoco;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.env.EnvException;

/**
 * The text of a model. In place of {@code <include file="roboschool/humanoid"/>} is the content of
 * that model; MuJoCo's own element of this name needs files in one folder.
 */
final class ModelText {

  private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"/>");
  private static final Pattern CONTENT =
      Pattern.compile(".*?<mujoco[^>]*>(.*)</mujoco>\\s*", Pattern.DOTALL);

  private ModelText() {}

  /** The model in the resource {@code <name>.xml} of this package. */
  static String of(String name) throws IOException {
    String resource = name + ".xml";
    try (InputStream xml = ModelText.class.getResourceAsStream(resource)) {
      if (xml == null) {
        throw new EnvException("the model " + resource + " is missing from this build");
      }
      String text = new String(xml.readAllBytes(), StandardCharsets.UTF_8);
      Matcher include = INCLUDE.matcher(text);
      return include.find()
          ? text.replace(include.group(), CONTENT.matcher(of(include.group(1))).replaceFirst("$1"))
          : text;
    }
  }
}
