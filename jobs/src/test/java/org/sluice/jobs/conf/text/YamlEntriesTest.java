package org.sluice.jobs.conf.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.conf.Configuration;

class YamlEntriesTest {

  private static final Path FILE = Path.of("f.yaml");

  @TempDir private Path folder;

  private static List<String> entries(String yaml) {
    List<String> problems = new ArrayList<>();
    List<Entry> entries = YamlEntries.parse(FILE, yaml, problems);
    assertThat(problems).isEmpty();
    return entries.stream().map(entry -> entry.key() + "=" + entry.text()).toList();
  }

  /** The collected problems, or the one that ended parsing. */
  private static List<String> problems(String yaml) {
    List<String> problems = new ArrayList<>();
    ConfigurationException error =
        catchThrowableOfType(
            ConfigurationException.class, () -> YamlEntries.parse(FILE, yaml, problems));
    return error == null ? problems : List.of(error.getMessage());
  }

  private String refusal(byte[] content) throws IOException {
    return refusal(Files.write(folder.resolve("f.yaml"), content));
  }

  private String refusal(Path file) {
    return catchThrowableOfType(
            ConfigurationException.class, () -> Configuration.read(file, List.of()))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a: &n my-run\\nb: {c: *n} | a=my-run, b.c=my-run",
        "a: &l [1, 2]\\nb: *l | a[0]=1, a[1]=2, b[0]=1, b[1]=2",
        "a: &g {x: 1, y: {z: 2}}\\nb: *g | a.x=1, a.y.z=2, b.x=1, b.y.z=2",
        "a: &g {x: &i 1, y: *i}\\nb: [*g, {}] | a.x=1, a.y=1, b[0].x=1, b[0].y=1, b[1]{}=",
        "a: &e []\\nb: *e | a[]=, b[]=",
        "a: &v 1\\nb: &v 2\\nc: *v | a=1, b=2, c=2",
        "a: &g {x: 1, y.z: 2}\\nb: {<<: *g, x: 3} | a.x=1, a.y.z=2, b.x=3, b.y.z=2",
        "a: &g {x: {p: 1, q: 2}}\\nb: {x: {q: 3}, <<: *g} | a.x.p=1, a.x.q=2, b.x.q=3",
        "a: &g {x: 1}\\nb: &h {<<: *g, y: 2}\\nc: {<<: [*h, *g]} | a.x=1, b.y=2, b.x=1, c.y=2, c.x=1",
        "a: &e {}\\nb: {<<: *e} | a{}=, b{}=",
        "a: no\\nb: on\\nc: 010\\nd: 1:30\\ne: 1e3 | a=no, b=on, c=010, d=1:30, e=1e3",
        "a: ~\\nb: null\\nc: '~'\\nd: \"\"\\ne: | a=, b=, c=~, d=, e=",
        "a: !!int \"3\"\\nb: !!str null\\nc: ! x | a=3, b=null, c=x",
        "a: 1\\r\\nb: 2\\r\\n | a=1, b=2",
      })
  void whatIsWrittenIsRead(String yaml, String read) {
    String text = yaml.replace("\\n", "\n").replace("\\r", "\r");
    assertThat(String.join(", ", entries(text))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a: *x | f.yaml, line 1: *x has no anchor: &x must come before it, and must not contain it",
        "a: &x [*x] | f.yaml, line 1: *x has no anchor",
        "a: &x 1\\nb: {<<: *x} | f.yaml, line 2: '<<' takes groups, but *x is not a group",
        "b: {<<: {x: 1}} | f.yaml, line 1: '<<' takes an alias such as *common, or a list of them",
        "a: 1\\nb: 2\\na: 3 | f.yaml, line 3: a was already set at f.yaml, line 1",
        "a: {x: 1}\\na: {y: 2} | f.yaml, line 2: a was already set at f.yaml, line 1",
        "a: [1, 2]\\na: [3] | f.yaml, line 2: a was already set at f.yaml, line 1",
        "a: {x: 1}\\na.x: 2 | f.yaml, line 2: a.x was already set at f.yaml, line 1",
        "a: !!java.lang.Thread {} | f.yaml, line 1: the tag !!java.lang.Thread is not supported",
        "a: !secret x | f.yaml, line 1: the tag !secret is not supported; remove it",
        "? [a] : 1 | f.yaml, line 1: a key must be a word",
        "'': 1 | f.yaml, line 1: a key is empty",
        "a: 1\\n\\tb: 2 | f.yaml, line 2: not valid YAML: found character '\\t(TAB)'",
        "a: 1\\n---\\nb: 2 | f.yaml, line 3: second YAML document; a configuration is a single one",
      })
  void whatCannotBeMeantIsRefused(String yaml, String problem) {
    assertThat(problems(yaml.replace("\\n", "\n").replace("\\tb", "\tb")))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    int levels = 100_000;
    String[] nested = {
      "a: " + "[".repeat(levels) + "]".repeat(levels), "{a: ".repeat(levels), "- ".repeat(levels)
    };
    assertThat(problems(nested[0])).first().asString().contains("more than 50 levels deep");
    assertThat(problems(nested[1])).first().asString().contains("more than 50 levels deep");
    assertThat(problems(nested[2])).first().asString().contains("lines of 'key: value'");
  }

  /** Aliases of aliases: 10¹² values in a few lines. */
  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "{a: %s}"})
  void whatAliasesStandForIsCounted(String form) {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      String ten = String.join(", ", java.util.Collections.nCopies(10, alias));
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ten));
    }
    bomb.append("b: ").append(form.formatted("*a11")).append('\n');
    assertThat(problems(bomb.toString()))
        .singleElement()
        .asString()
        .contains("too large: with aliases expanded, keys and values up to here");
  }

  @Test
  void bytesThatAreNoConfiguration() throws IOException {
    assertThat(refusal("a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))
        .endsWith("f.yaml, line 2: is not UTF-8; save it as UTF-8");
    assertThat(refusal("a: 1\n".getBytes(StandardCharsets.UTF_16))).contains("is not UTF-8");
    assertThat(refusal(new byte[] {0x7f, 'E', 'L', 'F', 0, 0, 1})).contains("not valid YAML");
    assertThat(refusal(new byte[(16 << 20) + 1])).contains("is larger than 16 MB");
  }

  @Test
  void aMarkOfTheByteOrderIsNoPartOfAKey() throws IOException {
    String yaml = "\uFEFFenvironment: Pendulum-v1\r\nseed: 7\r\n";
    Path file = Files.writeString(folder.resolve("f.yaml"), yaml);
    assertThat(Configuration.read(file, List.of()).trial().seed()).isEqualTo(7);
  }

  /** Nothing is waited for, and nothing without an end is read. */
  @Test
  void whatIsNoFileIsNotRead() {
    assertThat(refusal(Path.of("/dev/zero")))
        .isEqualTo("/dev/zero: is a pipe or a device; write the configuration to a file");
    assertThat(
            catchThrowableOfType(
                ConfigurationException.class, () -> Configuration.readFrom("/dev/zero", List.of())))
        .hasMessage("/dev/zero: is a pipe or a device; write the configuration to a file");
  }
}
