package org.sluice.env.box2d;

import java.util.ArrayList;
import java.util.List;
import org.jbox2d.callbacks.DebugDraw;
import org.jbox2d.callbacks.TreeCallback;
import org.jbox2d.callbacks.TreeRayCastCallback;
import org.jbox2d.collision.AABB;
import org.jbox2d.collision.RayCastInput;
import org.jbox2d.collision.broadphase.BroadPhaseStrategy;
import org.jbox2d.common.Vec2;

/**
 * The broad phase: a list of boxes, each somewhat larger than its shape so that it moves rarely.
 *
 * <p>Ids count up in the order of creation, as Box2D's do, which fixes the order of new contacts. A
 * list suffices for a few hundred shapes of which at most five move. JBox2D's tree moves a box on
 * almost every step, because its test for leaving the box is inverted.
 */
final class FatBoxes implements BroadPhaseStrategy {

  private final List<FatBox> boxes = new ArrayList<>();
  private final AABB ray = new AABB();
  private final RayCastInput rest = new RayCastInput();

  /** The box that was created last. */
  FatBox last() {
    return boxes.get(boxes.size() - 1);
  }

  @Override
  public int createProxy(AABB box, Object proxy) {
    boxes.add(new FatBox(boxes.size(), proxy, box));
    return last().id;
  }

  @Override
  public void destroyProxy(int id) {
    throw new UnsupportedOperationException("shapes stay for a whole episode");
  }

  @Override
  public boolean moveProxy(int id, AABB box, Vec2 displacement) {
    return boxes.get(id).follow(box, displacement);
  }

  @Override
  public Object getUserData(int id) {
    return boxes.get(id).proxy;
  }

  @Override
  public AABB getFatAABB(int id) {
    return boxes.get(id);
  }

  /** Reports the boxes that overlap a given one; for the box of a fixed body, only moving ones. */
  @Override
  public void query(TreeCallback callback, AABB box) {
    boolean onlyMoving = box instanceof FatBox fat && fat.isFixed();
    for (int id = 0; id < boxes.size(); id++) {
      FatBox other = boxes.get(id);
      if (AABB.testOverlap(other, box)
          && !(onlyMoving && other.isFixed())
          && !callback.treeCallback(id)) {
        return;
      }
    }
  }

  @Override
  public void raycast(TreeRayCastCallback callback, RayCastInput input) {
    rest.p1.set(input.p1);
    rest.p2.set(input.p2);
    rest.maxFraction = input.maxFraction;
    coverRay();
    for (int id = 0; id < boxes.size(); id++) {
      if (AABB.testOverlap(boxes.get(id), ray)) {
        float fraction = callback.raycastCallback(rest, id);
        if (fraction == 0) {
          return;
        }
        if (fraction > 0) {
          rest.maxFraction = fraction;
          coverRay();
        }
      }
    }
  }

  private void coverRay() {
    float x = rest.p1.x + rest.maxFraction * (rest.p2.x - rest.p1.x);
    float y = rest.p1.y + rest.maxFraction * (rest.p2.y - rest.p1.y);
    ray.lowerBound.set(Math.min(rest.p1.x, x), Math.min(rest.p1.y, y));
    ray.upperBound.set(Math.max(rest.p1.x, x), Math.max(rest.p1.y, y));
  }

  @Override
  public int computeHeight() {
    return 0;
  }

  @Override
  public int getHeight() {
    return 0;
  }

  @Override
  public int getMaxBalance() {
    return 0;
  }

  @Override
  public float getAreaRatio() {
    return 1;
  }

  @Override
  public int getInsertionCount() {
    return boxes.size();
  }

  @Override
  public void drawTree(DebugDraw draw) {
    throw new UnsupportedOperationException("a list of boxes is not a tree");
  }
}
