package org.sluice.jobs.lab.bench.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Flink's statistics of a job's checkpoints.
 *
 * @param completed number of completed checkpoints
 * @param failed number of failed checkpoints
 * @param medianMillis median duration
 * @param mostMillis of the longest
 * @param mostBytes of the largest
 */
public record CheckpointStatistics(
    long completed, long failed, double medianMillis, double mostMillis, long mostBytes) {

  /**
   * The statistics of a job so far.
   *
   * @param port of Flink's REST interface on this machine
   * @param job its id
   */
  static CheckpointStatistics of(int port, String job) throws IOException, InterruptedException {
    URI place = URI.create("http://localhost:" + port + "/jobs/" + job + "/checkpoints");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(place + " answers " + answer.statusCode() + ": " + answer.body());
    }
    JsonNode document = new ObjectMapper().readTree(answer.body());
    JsonNode durations = document.path("summary").path("end_to_end_duration");
    return new CheckpointStatistics(
        document.path("counts").path("completed").asLong(),
        document.path("counts").path("failed").asLong(),
        durations.path("p50").asDouble(),
        durations.path("max").asDouble(),
        document.path("summary").path("state_size").path("max").asLong());
  }
}
