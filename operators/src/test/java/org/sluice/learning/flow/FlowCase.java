package org.sluice.learning.flow;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sluice.learning.flow.continuous.ContinuousFlow;
import org.sluice.learning.flow.family.AdditiveCoupling;
import org.sluice.learning.flow.family.AffineCoupling;
import org.sluice.learning.flow.family.ElementwiseAffine;
import org.sluice.learning.flow.family.HalfMask;
import org.sluice.learning.flow.family.InverseAutoregressive;
import org.sluice.learning.flow.family.InvertibleLinear;
import org.sluice.learning.flow.family.MaskedAutoregressive;
import org.sluice.learning.flow.family.Permutation;
import org.sluice.learning.flow.family.Planar;
import org.sluice.learning.flow.family.Radial;
import org.sluice.learning.flow.sylvester.GramSchmidt;
import org.sluice.learning.flow.sylvester.HouseholderProduct;
import org.sluice.learning.flow.sylvester.Order;
import org.sluice.learning.flow.sylvester.Sylvester;

/** A flow in one dimensionality, for the property test. */
record FlowCase(String name, int dim, Flow flow) {

  private static final CouplingNet NET = new CouplingNet(4, CouplingNet.DEFAULT_EPSILON);

  /** Enough for what is only approximately inverse. */
  private static final int STEPS = 8;

  /** All flows, by dimension. Add a new one with a line here. */
  private static Stream<Named> flows() {
    return Stream.concat(
        Stream.of(
            named("AffineCoupling, first half", d -> new AffineCoupling("f", HalfMask.FIRST, NET)),
            named("AffineCoupling, second", d -> new AffineCoupling("f", HalfMask.SECOND, NET)),
            named("AdditiveCoupling, first", d -> new AdditiveCoupling("f", HalfMask.FIRST, NET)),
            named("AdditiveCoupling, second", d -> new AdditiveCoupling("f", HalfMask.SECOND, NET)),
            named("ContextShift", d -> new ContextShift("f", NET)),
            named("ElementwiseAffine", d -> new ElementwiseAffine("f")),
            named("InvertibleLinear", d -> new InvertibleLinear("f")),
            named("InverseAutoregressive", d -> new InverseAutoregressive("f", 5)),
            named("MaskedAutoregressive", d -> new MaskedAutoregressive("f", 5)),
            named("Permutation", Permutation::reversal),
            named("Planar", d -> new Planar("f")),
            named("Radial", d -> new Radial("f")),
            named("TanhSquash", d -> new TanhSquash()),
            named("Sylvester, order", d -> new Sylvester("f", new Order(d, true))),
            named(
                "Sylvester, reflections",
                d -> new Sylvester("f", new HouseholderProduct((d + 1) / 2, 3))),
            named("Sylvester, Gram-Schmidt", d -> new Sylvester("f", new GramSchmidt((d + 1) / 2))),
            named("ContinuousFlow", d -> new ContinuousFlow("f", 5, STEPS))),
        FamilyVariant.all()
            .map(v -> named("chain of " + v, d -> v.family().chain(d, 4, NET, NET))));
  }

  private record Named(String name, IntFunction<Flow> flow) {}

  private static Named named(String name, IntFunction<Flow> flow) {
    return new Named(name, flow);
  }

  /** All flows in these dimensionalities. */
  static Stream<FlowCase> all(int least, int most) {
    return flows()
        .flatMap(
            f ->
                IntStream.rangeClosed(least, most)
                    .mapToObj(dim -> new FlowCase(f.name(), dim, f.flow().apply(dim))));
  }

  /** How well its directions are inverse to each other, and how well it knows its volume. */
  double tolerance(double ofExactFlows) {
    return flow.invertsExactly() ? ofExactFlows : 2e-3;
  }

  @Override
  public String toString() {
    return name + ", " + dim + "-D";
  }
}
