/** Controllers of the Box2D tasks. */
package org.sluice.env.box2d.controller;
