package org.sluice.learning.serving;

import org.sluice.env.Generator;

/**
 * The noise behind a drawn action: a function of the serving seed and the request's id alone, so a
 * request that is answered again has the same answer under the same version.
 *
 * <pre>generator seed = m(m(h(id)) + seed)</pre>
 *
 * <p>h is FNV-1a of 64 bits over the UTF-16 units of the id, and m the finaliser of SplitMix64
 * (Steele et al. 2014, variant 13 of Stafford).
 */
final class RequestNoise {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private RequestNoise() {}

  /**
   * Restarts a generator for a request.
   *
   * @param random Modified
   */
  static void seed(Generator random, long seed, String id) {
    random.seed(mix(mix(hash(id)) + seed));
  }

  private static long hash(String id) {
    long hash = BASIS;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * PRIME;
    }
    return hash;
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
