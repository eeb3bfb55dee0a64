package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words that this process was called with, fit to be written down. */
final class ProcessArguments {

  private static final String REMOVED = "(removed)";

  private static final String SECRET =
      "(password|passwd|passphrase|secret|token|credential|jaas|api[-_.]?key|private[-_.]?key)";

  /** {@code key=value} or {@code --option=key=value}, where the key speaks of a secret. */
  private static final Pattern SECRET_SETTING =
      Pattern.compile("(?is)^((?:--?[\\w-]+=)?[^=]*" + SECRET + "[^=]*=).*");

  /** {@code --some-password}, whose value is the next word. */
  private static final Pattern SECRET_OPTION = Pattern.compile("(?i)^--?[^=]*" + SECRET + "[^=]*$");

  private static final Pattern USER_IN_ADDRESS = Pattern.compile("(://)[^/@\\s]+@");

  private ProcessArguments() {}

  /**
   * What followed the main class, without passwords and their like; empty where the system does not
   * tell.
   */
  static List<String> read() {
    String main = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    try {
      // ProcessHandle tells nothing of a command line as long as a class path makes it.
      String text = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
      List<String> words = List.of(text.split("\0", -1));
      int place = words.indexOf(main);
      return place < 0 ? List.of() : withoutSecrets(words.subList(place + 1, words.size() - 1));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The same words, with what is secret in them replaced. */
  static List<String> withoutSecrets(List<String> words) {
    List<String> clean = new ArrayList<>();
    boolean secret = false;
    for (String word : words) {
      String shown = SECRET_SETTING.matcher(word).replaceFirst("$1" + REMOVED);
      clean.add(secret ? REMOVED : USER_IN_ADDRESS.matcher(shown).replaceAll("$1" + REMOVED + "@"));
      secret = !secret && SECRET_OPTION.matcher(word).matches();
    }
    return clean;
  }
}
