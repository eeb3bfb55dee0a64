package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.train.Loopback;
import org.sluice.jobs.watch.source.Source;
import org.sluice.jobs.watch.source.WatchedRow;

@Timeout(60)
class WatchServerTest {

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path home;
  private WatchedRuns runs;

  @BeforeEach
  void serve() {
    WatchedRuns.write(home.resolve("runs/a"), 1, "gaussian", 1, 4);
    WatchedRuns.write(home.resolve("runs/b"), 2, "gaussian", 3, 6);
    runs = new WatchedRuns(home.resolve("runs"));
  }

  @AfterEach
  void end() {
    runs.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(runs.server.address() + path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  /** The answer to a request as written here, which a client would not send. */
  private String raw(String request) throws IOException {
    int port = URI.create(runs.server.address()).getPort();
    try (Socket socket = new Socket(Loopback.address(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "main.js",
        "plot.js",
        "table.js",
        "watch.css",
        "icon.svg",
        "library/uplot.js",
        "library/uplot.css"
      })
  void servesThePageWithItsLibrary(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotBlank();
    // Addresses in comments aside, it names nothing elsewhere but the namespace of SVG.
    assertThat(
            Pattern.compile("([\"'`]|url\\()\\s*(https?://[^\"'`)]*)")
                .matcher(answer.body())
                .results()
                .map(address -> address.group(2)))
        .isSubsetOf("http://www.w3.org/2000/svg");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void servesEveryModuleThatAnotherImports() throws Exception {
    List<String> open = new ArrayList<>(List.of("main.js"));
    List<String> seen = new ArrayList<>();
    while (!open.isEmpty()) {
      String name = open.remove(0);
      seen.add(name);
      HttpResponse<String> answer = get(name);
      assertThat(answer.statusCode()).as(name).isEqualTo(200);
      Pattern.compile("(?m)^import .*from \"/(.*?)\";$")
          .matcher(answer.body())
          .results()
          .map(found -> found.group(1))
          .filter(other -> !seen.contains(other) && !open.contains(other))
          .forEach(open::add);
    }
    assertThat(seen).contains("store.js", "library/uplot.js");
  }

  @Test
  void tellsTheCurvesOfTrialsAndGroups() throws Exception {
    String query = "api/curves?over=time/total_timesteps&column=rollout/ep_rew_mean&lines=";
    JsonNode curves = json(query + "0;0,1").get("curves");
    assertThat(curves.get(0).get(0).get("x").toString()).isEqualTo("[64.0,128.0,192.0,256.0]");
    assertThat(curves.get(0).get(0).get("y").toString()).isEqualTo("[1.0,2.0,3.0,4.0]");
    assertThat(curves.get(0)).hasSize(1);
    assertThat(curves.get(1)).hasSize(2);
    assertThat(curves.get(1).get(1).get("y").toString()).isEqualTo("[3.0,6.0,9.0,12.0,15.0,18.0]");
  }

  @Test
  void tellsAllOfATrial() throws Exception {
    JsonNode trial = json("api/trial?id=1");
    assertThat(trial.get("configuration").get("seed").asText()).isEqualTo("2");
    assertThat(trial.get("series").get("rollout/ep_rew_mean").get("y").toString())
        .isEqualTo("[3.0,6.0,9.0,12.0,15.0,18.0]");
    assertThat(trial.get("series").has("train/entropy")).isTrue();
    assertThat(trial.get("films")).isEmpty();
  }

  /** Of the files in a trial's folder, only films are served, and without the page's rights. */
  @Test
  void servesFilms() throws Exception {
    String film = "<script type=\"application/json\" id=\"film\">{}</script>";
    Path folder = home.resolve("runs/b");
    Files.writeString(folder.resolve("a film.html"), film);
    Files.writeString(folder.resolve("page.html"), "<p>another page</p>");
    Files.writeString(home.resolve("elsewhere.html"), film);
    Files.createSymbolicLink(folder.resolve("link.html"), home.resolve("elsewhere.html"));
    assertThat(json("api/trial?id=1").get("films").toString()).isEqualTo("[\"a film.html\"]");
    HttpResponse<String> answer = get("film?id=1&name=a%20film.html");
    assertThat(answer.body()).isEqualTo(film);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("sandbox allow-scripts; default-src 'none'");
    for (String name :
        List.of("page.html", "link.html", "..%2F..%2Felsewhere.html", "progress.csv", "")) {
      assertThat(get("film?id=1&name=" + name).statusCode()).as(name).isEqualTo(404);
    }
    assertThat(get("film?id=0&name=a%20film.html").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api/curves",
        "api/trial",
        "api/trial?id=2",
        "api/trial?id=-1",
        "api/trial?id=x",
        "api/curves?over=a&column=b&lines=",
        "api/curves?over=a&column=b&lines=0,2",
        "api/curves?over=a&column=b&lines=1,1",
        "api/curves?over=a&column=b&lines=0,1,0",
        "api/curves?over=a&column=b&lines=0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0"
            + ";0;0;0;0;0;0;0;0;0;0;0",
        "api/trial?id=%zz"
      })
  void saysWhatIsWrongWithAQuestion(String path) throws Exception {
    int port = URI.create(runs.server.address()).getPort();
    String answer = raw("GET /" + path + " HTTP/1.0\r\nHost: localhost:" + port + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void namesNoFileOnDisk() throws Exception {
    Files.writeString(home.resolve("secret"), "hidden");
    for (String path :
        List.of("runs/a/progress.csv", "../secret", "%2e%2e/secret", "/etc/passwd", "watch.html")) {
      String answer =
          raw("GET /" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).startsWith("HTTP/1.1 404").doesNotContain("hidden", "root:");
    }
  }

  /** A page of another site, or one whose name was made to point here, reads nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: rebound.example",
        "Host: rebound.example:8077",
        "Host: 127.0.0.1\r\nOrigin: https://other.example",
        "Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site",
        "X-Nothing: 1"
      })
  void answersOnlyItsOwnPage(String headers) throws Exception {
    assertThat(raw("GET /api/trial?id=0 HTTP/1.0\r\n" + headers + "\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain("Pendulum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "HEAD"})
  void canOnlyBeRead(String method) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(runs.server.address()))
            .method(method, HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }

  private BufferedReader events() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(runs.server.address() + "api/events")).build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static JsonNode event(BufferedReader events) throws IOException {
    String line = events.readLine();
    while (!line.startsWith("data: ")) {
      line = events.readLine();
    }
    return new ObjectMapper().readTree(line.substring("data: ".length()));
  }

  @Test
  void sendsAGrowingRunAsItGrows() throws Exception {
    runs.follow();
    try (BufferedReader events = events()) {
      JsonNode first = event(events);
      assertThat(first.get("full").asBoolean()).isTrue();
      assertThat(first.get("trials")).hasSize(2);
      assertThat(first.get("trials").get(1).get("name").asText()).isEqualTo("b");
      assertThat(first.get("trials").get(1).get("keys").get("seed").asText()).isEqualTo("2");
      WatchedRuns.grow(home.resolve("runs/b"), 7, -5);
      JsonNode next = event(events);
      while (next.get("trials").isEmpty()) { // the pace alone has changed
        next = event(events);
      }
      assertThat(next.get("full").asBoolean()).isFalse();
      assertThat(next.get("trials")).hasSize(1);
      assertThat(next.get("trials").get(0).get("id").asInt()).isEqualTo(1);
      assertThat(next.get("trials").get(0).get("return").asDouble()).isEqualTo(-5);
    }
  }

  @Test
  void servesABoundedNumberOfOpenPagesAndStillAnswers() throws Exception {
    List<BufferedReader> open = new ArrayList<>();
    for (int page = 0; page < EventStream.MOST; page++) {
      open.add(events());
    }
    HttpResponse<String> refused = get("api/events");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("close one");
    assertThat(get("").statusCode()).isEqualTo(200);
    for (BufferedReader page : open) {
      page.close();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              try (BufferedReader page = events()) {
                assertThat(event(page).get("trials")).hasSize(2);
              }
            });
  }

  /** Each holds a thread until its time is over. */
  @Test
  void clientsThatDoNotReadBlockNobodyForLong() throws Exception {
    String film = "<script type=\"application/json\" id=\"film\">";
    Files.writeString(home.resolve("runs/b/film.html"), film + " ".repeat(20 << 20));
    List<Socket> clients = new ArrayList<>();
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    try (WatchServer server =
        new WatchServer(runs.board, 0, failures::add, Duration.ofSeconds(1))) {
      URI address = URI.create(server.address());
      for (int i = 0; i < 2 * EventStream.MOST; i++) {
        Socket client = new Socket(Loopback.address(), address.getPort());
        clients.add(client);
        client
            .getOutputStream()
            .write(
                "GET /film?id=1&name=film.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(200);
      assertThat(failures).isEmpty();
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  @Test
  void anErrorIsReportedAndAnswered() throws Exception {
    Path closed;
    try (FileSystem archive =
        FileSystems.newFileSystem(home.resolve("a.zip"), Map.of("create", "true"))) {
      closed = archive.getPath("/");
    }
    WatchedRow known = runs.board.trials().get(0);
    WatchedRow broken =
        new WatchedRow("a", Map.of(), known.standing(), known.history(), Optional.of(closed), 0);
    Board board = new Board();
    board.update(new Source.Reading(List.of(broken), runs.board.runs(), List.of()));
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    try (WatchServer server = new WatchServer(board, 0, failures::add)) {
      URI address = URI.create(server.address());
      HttpResponse<String> answer =
          send(HttpRequest.newBuilder(address.resolve("/api/trial?id=0")));
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("this is an error of Sluice");
      assertThat(failures)
          .singleElement()
          .isInstanceOf(RuntimeException.class)
          .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
          .hasStackTraceContaining("FilmFiles");
      assertThat(send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesAPortInUse() {
    int port = URI.create(runs.server.address()).getPort();
    assertThatThrownBy(() -> new WatchServer(new Board(), port, failure -> {}))
        .isInstanceOf(WatchException.class)
        .hasMessageContainingAll("port " + port, "--port 0");
  }
}
