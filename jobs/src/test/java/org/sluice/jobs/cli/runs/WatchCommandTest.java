package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.WrittenTrials;

class WatchCommandTest {

  @TempDir Path home;

  private void refuses(String reason, Object... words) {
    Console console = Console.run(words);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains(reason).doesNotContain("\tat ");
  }

  @Test
  void refusesFoldersWithoutARun() {
    WrittenTrials.write(home.resolve("run"), WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, 1.0);
    refuses("no such folder", "watch", home.resolve("run"), home.resolve("absent"));
    refuses("no run in this folder", "watch", home.resolve("run/snapshots"));
    refuses("watch needs a run's folder, or --kafka with a broker", "watch");
    refuses("must be given together", "watch", "--kafka", "127.0.0.1:1");
    refuses("no Kafka broker", "watch", "--kafka", "127.0.0.1:1", "--topics", "run");
  }

  @Test
  @Timeout(60)
  void servesThePageUntilItIsStopped() throws Exception {
    WrittenTrials.write(home.resolve("run"), WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, 1.0);
    PipedReader printed = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
    PrintWriter err = new PrintWriter(Writer.nullWriter());
    CompletableFuture<Integer> exitCode =
        CompletableFuture.supplyAsync(
            () -> Console.execute(out, err, "watch", home.resolve("run"), "--port", 0));
    String line = new BufferedReader(printed).readLine();
    Matcher said =
        Pattern.compile("open (http://127\\.0\\.0\\.1:\\d+/) \\(Ctrl-C ends\\)").matcher(line);
    assertThat(said.matches()).as(line).isTrue();
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(said.group(1))).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("<title>Sluice: runs</title>");
    // Unlike SIGINT, it is not ignored if the tests run in a shell's background.
    new ProcessBuilder("kill", "-TERM", "" + ProcessHandle.current().pid()).start().waitFor();
    assertThat(exitCode.get()).isEqualTo(143);
  }

  @Test
  void refusesPortsThatCannotBeServed() throws Exception {
    WrittenTrials.write(home.resolve("run"), WrittenTrials.trial(1, "gaussian", 0.01, 2), 1, 1.0);
    refuses("from 0 to 65535, not 70000", "watch", home.resolve("run"), "--port", 70_000);
    try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refuses("--port 0", "watch", home.resolve("run"), "--port", held.getLocalPort());
    }
  }
}
