package org.sluice.connectors.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Identifies secret settings and replaces them in output, logs and files. */
public final class Secrets {

  /** The replacement of a secret. */
  public static final String HIDDEN = "[hidden]";

  /** Parts of the names of secrets; dots and dashes may separate the words. */
  private static final String NAME =
      "(?:password|passwd|passphrase|secret|token|credential|jaas|certificate"
          + "|(?:api|access|account|private|shared|service|keystore)[-_.]?key(?!store))";

  private static final Pattern SECRET_NAME = Pattern.compile(NAME);

  /** {@code password=…} within a text. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)([\\w.-]*" + NAME + "[\\w.-]*\\s*=\\s*)(?!\\[hidden])(\"[^\"]*\"|[^\\s;,]+)");

  private static final Pattern USER_IN_ADDRESS = Pattern.compile("(://)[^/@\\s]+@");

  /** The same without a scheme: {@code user:password@host}. */
  private static final Pattern USER_AND_PASSWORD =
      Pattern.compile("(?<![^\\s,='/])([^\\s,='/:@\\[\\]]+):[^\\s,/@']+@");

  /** A reference to one of Kafka's configuration providers, which is not a secret itself. */
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]+}");

  /** {@code key=value}, optionally preceded by an option. */
  private static final Pattern SETTING =
      Pattern.compile("((?:--?[\\w-]+=)?)([\\w.-]+)=(.*)", Pattern.DOTALL);

  /** A name whose value is the next argument. */
  private static final Pattern BARE = Pattern.compile("([\\w.-]+)(.*)", Pattern.DOTALL);

  private Secrets() {}

  /** Whether the value of a key is secret. */
  public static boolean isSecret(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    String kafka = name.replaceFirst("^(kafka\\.)?(producer|consumer|admin)\\.", "");
    ConfigDef.ConfigKey known = ProducerConfig.configDef().configKeys().get(kafka);
    return GlobalConfiguration.isSensitive(name)
        || (known != null && known.type == ConfigDef.Type.PASSWORD)
        || SECRET_NAME.matcher(name).find();
  }

  /** A value with secrets replaced. */
  public static String shown(String key, String value) {
    if (REFERENCE.matcher(value).matches()) {
      return value;
    }
    return isSecret(key) && !value.isEmpty() ? HIDDEN : shown(value);
  }

  /** Settings with secrets replaced, sorted. */
  public static Map<String, String> shown(Map<String, String> settings) {
    Map<String, String> shown = new TreeMap<>(settings);
    shown.replaceAll(Secrets::shown);
    return shown;
  }

  /** A text with its named passwords replaced. */
  public static String shown(String text) {
    String assigned = ASSIGNMENT.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN));
    String addressed = USER_IN_ADDRESS.matcher(assigned).replaceAll("$1" + HIDDEN + "@");
    return USER_AND_PASSWORD.matcher(addressed).replaceAll("$1:" + HIDDEN + "@");
  }

  /** {@code key=value}, or whatever was written instead, with secrets replaced. */
  public static String shownSetting(String setting) {
    Matcher pair = SETTING.matcher(setting);
    if (pair.matches()) {
      return pair.group(1) + pair.group(2) + "=" + shown(pair.group(2), pair.group(3));
    }
    Matcher bare = BARE.matcher(setting);
    return bare.matches() && isSecret(bare.group(1)) && !bare.group(2).isEmpty()
        ? bare.group(1) + " " + HIDDEN
        : shown(setting);
  }

  /** The arguments of a command line with secrets replaced. */
  public static List<String> shown(List<String> words) {
    List<String> shown = new ArrayList<>();
    boolean valueFollows = false;
    String last = "";
    for (String word : words) {
      shown.add(valueFollows ? HIDDEN : shownSetting(word));
      boolean names = word.startsWith("-") || last.equals("--set");
      valueFollows = !valueFollows && names && !word.contains("=") && isSecret(word);
      last = word;
    }
    return shown;
  }
}
