/**
 * Seven games of this project that are observed as pictures. They have the structure of seven Atari
 * games, but not their code, art or numbers. {@code docs/pixel-games.md} has the rules.
 */
package org.sluice.env.pixel;
