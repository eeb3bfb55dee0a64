package org.sluice.learning.graph.kernels;

/**
 * Elementary functions of floats, with the same bits on every processor and at every optimisation
 * level: they use additions, multiplications, divisions and moves of bits only, which IEEE 754
 * fixes. ({@code Math.exp} and its like may differ between processors; {@code StrictMath} is
 * slower.)
 *
 * <p>NaNs propagate. The array methods need arrays of equal length; {@code out} may be {@code x}.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // as published
final class FloatMath {

  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUNDER = 12582912f; // 1.5 · 2^23: adding it rounds to whole numbers
  private static final int ONE_BITS = 0x3f800000;
  private static final int SQRT_HALF_BITS = 0x3f3504f3;
  private static final int MANTISSA_BITS = 23;

  private FloatMath() {}

  /**
   * tanh x with an absolute error below 3e-7: a quotient of polynomials of degree 13 and 6, whose
   * coefficients are those of the Eigen library; constant beyond ±7.99. The loop vectorises.
   */
  static void tanh(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = tanh(x[i]);
    }
  }

  /** As {@link #tanh(float[], float[])}, compiled separately for short arrays. */
  static void tanhOfFew(float[] x, float[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = tanh(x[i]);
    }
  }

  private static float tanh(float x) {
    float a = Math.max(-7.998812f, Math.min(7.998812f, x));
    float z = a * a;
    float p = z * -2.76076847742355e-16f + 2.00018790482477e-13f;
    p = z * p - 8.60467152213735e-11f;
    p = z * p + 5.12229709037114e-08f;
    p = z * p + 1.48572235717979e-05f;
    p = z * p + 6.37261928875436e-04f;
    p = z * p + 4.89352455891786e-03f;
    float q = z * 1.19825839466702e-06f + 1.18534705686654e-04f;
    q = z * q + 2.26843463243900e-03f;
    q = z * q + 4.89352518554385e-03f;
    return a * p / q;
  }

  /** f(x) for any of the functions. */
  static float value(Activation f, float x) {
    return switch (f) {
      case TANH -> tanh(x);
      case RELU -> Math.max(x, 0f);
      case SOFTPLUS -> softplus(x);
      case ELU -> elu(x);
      case EXP -> exp(x);
      case LOG -> log(x);
      case RECIPROCAL -> 1 / x;
      case SQUARE_ROOT -> (float) Math.sqrt(x);
      case SQUARE -> x * x;
      case LIMIT ->
          Math.max(-(float) Activation.SCALE_LIMIT, Math.min((float) Activation.SCALE_LIMIT, x));
      default -> SpecialFunctions.value(f, x);
    };
  }

  /** e^x with a relative error below 2e-7; x is clipped to −87.3 … 88.3. */
  static float exp(float x) {
    float bounded = Math.max(-87.3f, Math.min(88.3f, x));
    float shifted = bounded * LOG2_E + ROUNDER;
    float k = shifted - ROUNDER;
    float r = bounded - k * LN2_HIGH - k * LN2_LOW;
    float p = 1.9875691500E-4f * r + 1.3981999507E-3f;
    p = p * r + 8.3334519073E-3f;
    p = p * r + 4.1665795894E-2f;
    p = p * r + 1.6666665459E-1f;
    p = p * r + 5.0000001201E-1f;
    p = p * (r * r) + r + 1f;
    int powerOfTwo = (Float.floatToRawIntBits(shifted) << MANTISSA_BITS) + ONE_BITS;
    return p * Float.intBitsToFloat(powerOfTwo);
  }

  /** Natural logarithm with a relative error below 2e-7; −∞ at 0, NaN below. */
  static float log(float x) {
    if (!(x >= Float.MIN_NORMAL) || x == Float.POSITIVE_INFINITY) {
      return (float) StrictMath.log(x);
    }
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
    float f = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS)) - 1f;
    float s = f / (2f + f);
    float z = s * s;
    float w =
        z * (0.66666662693f + z * (0.40000972152f + z * (0.28498786688f + z * 0.24279078841f)));
    float h = 0.5f * f * f;
    return exponent * 6.9313812256e-01f - ((h - (s * (h + w) + exponent * 9.0580006145e-06f)) - f);
  }

  /** log(1 + e^x), numerically stable for any x. */
  static float softplus(float x) {
    return Math.max(x, 0f) + logOnePlus(exp(-Math.abs(x)));
  }

  /** 1 / (1 + e^−x). */
  static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }

  /** x for x > 0, else e^x − 1. */
  static float elu(float x) {
    return x > 0 ? x : (float) StrictMath.expm1(x);
  }

  /** log(1 + u) = 2 artanh(u / (2 + u)) for u in [0, 1]. */
  private static float logOnePlus(float u) {
    float s = u / (2f + u);
    float z = s * s;
    float q = 2f / 11 + z * (2.2f / 13);
    q = 2f / 9 + z * q;
    q = 2f / 7 + z * q;
    q = 2f / 5 + z * q;
    q = 2f / 3 + z * q;
    return 2f * s + s * z * q;
  }
}
