package org.sluice.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Sends requests as a browser does for a page.
 *
 * @param origin where the page is from
 * @param master whom it asks, {@code HOST:PORT}
 */
public record WebPage(String origin, String master) {

  /** What comes for an address that is typed in, by no page. */
  public static HttpResponse<String> typed(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  /** What needs no leave: a form with a file. */
  HttpResponse<String> postForm(String path) {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="jarfile"; filename="a.jar"\r
        Content-Type: application/x-java-archive\r
        \r
        anything\r
        --x--\r
        """;
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + master + path)).header("Origin", origin);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
