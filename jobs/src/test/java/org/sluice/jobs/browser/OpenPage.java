package org.sluice.jobs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A page that stays open in Chromium, driven over the DevTools protocol. */
public final class OpenPage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process browser;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private String session = "";
  private final List<String> console = new CopyOnWriteArrayList<>();

  /**
   * Starts a browser and opens a page.
   *
   * @param home a folder of its own
   */
  public OpenPage(Path home, int width, int height, String address) throws IOException {
    Files.createDirectories(home);
    List<String> words = Chromium.command(home, width, height);
    words.add("--remote-debugging-port=0");
    words.add("about:blank");
    browser =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    try {
      Path port = home.resolve("profile/DevToolsActivePort");
      Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(port) && lines(port).size() > 1);
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create("ws://127.0.0.1:" + lines(port).get(0) + lines(port).get(1)),
                  new Receiver())
              .join();
      open(address);
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private void open(String address) {
    JsonNode target = call("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
    session =
        call("Target.attachToTarget", Map.of("targetId", target.asText(), "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Log")) {
      call(domain + ".enable", Map.of());
    }
    call("Page.navigate", Map.of("url", address));
    await("document.readyState === 'complete'");
  }

  /** The value of an expression in JavaScript; promises are awaited. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
    return answer.get("result").path("value");
  }

  /** The text that an expression gives. */
  public String text(String expression) {
    return evaluate(expression).asText();
  }

  /** Waits until a condition in JavaScript holds. */
  public void await(String condition) {
    Awaitility.await(condition)
        .atMost(PATIENCE)
        .until(() -> evaluate("!!(" + condition + ")").asBoolean());
  }

  /** Presses a key in the page, such as {@code Tab}. */
  public void press(String key, int code) {
    Map<String, Object> event = Map.of("key", key, "code", key, "windowsVirtualKeyCode", code);
    for (String type : List.of("rawKeyDown", "keyUp")) {
      ObjectNode parameters = JSON.valueToTree(event);
      call("Input.dispatchKeyEvent", parameters.put("type", type));
    }
  }

  /** Makes the page as large as this, as on another screen. */
  public void resize(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Has the system prefer {@code light} or {@code dark}. */
  public void prefer(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Loads the page again, whose own scripts do not run from now on. */
  public void reloadWithoutScript() {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    call("Page.reload", Map.of());
  }

  /** The page as a PNG. */
  public byte[] screenshot() {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText();
    return Base64.getDecoder().decode(data);
  }

  /** Messages of the page and errors of loading it, so far. */
  public List<String> console() {
    return List.copyOf(console);
  }

  private JsonNode call(String method, Object parameters) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private final class Receiver implements WebSocket.Listener {

    private final StringBuilder received = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      received.append(part);
      if (last) {
        String whole = received.toString();
        received.setLength(0);
        take(whole);
      }
      from.request(1);
      return null;
    }

    private void take(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        String event = message.path("method").asText();
        if (message.has("id")) {
          CompletableFuture<JsonNode> answer = answers.remove(message.get("id").asInt());
          if (answer == null) {
            return; // the browser ends
          }
          if (message.has("error")) {
            answer.completeExceptionally(new AssertionError(message.get("error").toString()));
          } else {
            answer.complete(message.get("result"));
          }
        } else if (event.equals("Runtime.consoleAPICalled")
            || event.equals("Runtime.exceptionThrown")
            || event.equals("Log.entryAdded")) {
          console.add(message.get("params").toString());
        }
      } catch (IOException e) {
        throw new AssertionError(text, e);
      }
    }
  }

  /** Has the browser end by itself, so that it leaves no temporary files. */
  @Override
  public void close() {
    session = "";
    socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true).join();
    try {
      browser.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.abort();
    end();
  }

  private void end() {
    browser.descendants().forEach(ProcessHandle::destroyForcibly);
    browser.destroyForcibly();
    try {
      browser.waitFor(1, TimeUnit.MINUTES); // it writes to its folder until it has ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
