/** The machine that all pixel games run on: picture, buttons, states. */
package org.sluice.env.pixel.console;
