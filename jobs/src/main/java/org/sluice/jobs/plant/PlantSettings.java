package org.sluice.jobs.plant;

import java.util.Optional;
import org.sluice.connectors.secrets.SigningKey;

/**
 * What a plant plays, and how.
 *
 * @param environment the environment's id
 * @param prefix of the run's topics
 * @param trial the trial's id
 * @param name what its actors' names begin with; another for each plant of a trial
 * @param actors environments that are played side by side
 * @param steps after which it ends, of all actors together
 * @param rate steps per second of all actors together; 0 for as many as possible
 * @param faults what goes wrong on purpose
 * @param seed of the environments, the actions and the faults
 * @param signingKey signs what its actors report, if the run asks for it
 */
public record PlantSettings(
    String environment,
    String prefix,
    String trial,
    String name,
    int actors,
    long steps,
    double rate,
    Faults faults,
    long seed,
    Optional<SigningKey> signingKey) {}
