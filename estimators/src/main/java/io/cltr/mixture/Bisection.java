package io.cltr.mixture;

import java.util.List;

/**
 * {@link Mixtures} for a single row: the multiplier at which a vertex outside of the limit and one
 * inside are worth the same, narrowed until no vertex is worth more there, and the mixture of the
 * two that meets the limit. The next multiplier is where the lines of the two vertices cross, every
 * third time the middle of what is known to hold it; so few steps are needed and the last one is
 * exact.
 *
 * <p>Where no vertex meets a hard limit, the limit is the nearest row that one has. Cost: mostly 5
 * to 15 calls of the oracle.
 */
final class Bisection<T> {
  private final RowLimit limit;
  private final Oracle<T> oracle;
  private final Effort effort;
  private final Certificate certificate = new Certificate(1);

  private Bisection(RowLimit limit, Oracle<T> oracle, Effort effort) {
    this.limit = limit;
    this.oracle = oracle;
    this.effort = effort;
  }

  /** The best mixture of at most two vertices. */
  static <T> Mixture<T> of(RowLimit limit, Oracle<T> oracle, Effort effort) {
    return new Bisection<>(limit, oracle, effort).solve();
  }

  private Vertex<T> call(double value, double price) {
    certificate.called();
    return oracle.best(value, new double[] {price});
  }

  private Vertex<T> priced(double price, RowLimit held) {
    Vertex<T> vertex = call(1, price);
    double worth = vertex.value() + price * vertex.rows()[0];
    double[] prices = {price};
    certificate.proves(RowLimit.bound(new RowLimit[] {held}, prices, worth), prices);
    return vertex;
  }

  private Mixture<T> solve() {
    Vertex<T> free = priced(0, limit);
    double row = free.rows()[0];
    if (limit.violation(row) == 0 || limit.price() == 0) {
      return mixture(List.of(free), new double[] {1}, 0);
    }
    double sign = row > limit.high() ? -1 : 1;
    double target = sign < 0 ? limit.high() : limit.low();
    Vertex<T> far = limit.hard() ? call(0, sign) : priced(sign * limit.price(), limit);
    double missed = Math.max(0, sign * (target - far.rows()[0]));
    double rise = sign * (far.rows()[0] - row);
    double room = Rounding.row(Math.max(Math.abs(row), Math.abs(far.rows()[0])));
    if (rise <= room || (missed > room && !limit.hard())) {
      boolean moved = rise > 0;
      return mixture(
          List.of(moved ? far : free),
          new double[] {1},
          missed > room && limit.hard() ? missed : 0);
    }
    return narrow(free, far, sign, missed > room ? missed : 0, room);
  }

  /** Mixes {@code outside} of the limit and {@code inside}; the multiplier is sign · m, 0 ≤ m. */
  private Mixture<T> narrow(
      Vertex<T> outside, Vertex<T> inside, double sign, double missed, double room) {
    RowLimit held = limit.relaxed(missed);
    double target = sign < 0 ? held.high() : held.low();
    Vertex<T> out = outside;
    Vertex<T> in = inside;
    double low = 0;
    double high = limit.price();
    for (int step = 1; ; step++) {
      double rise = sign * (in.rows()[0] - out.rows()[0]);
      double cross = Math.max(low, Math.min(high, (out.value() - in.value()) / rise));
      boolean middle = step % 3 == 0 && high < Double.POSITIVE_INFINITY;
      double at = middle ? low + (high - low) / 2 : cross;
      Vertex<T> next = priced(sign * at, held);
      double gain = worth(next, sign * at) - Math.max(worth(in, sign * at), worth(out, sign * at));
      double noise =
          8
              * Rounding.UNIT
              * (Math.abs(out.value()) + Math.abs(at * target) + Math.abs(next.value()));
      double share = share(out, in, target);
      double gap = certificate.bound() - share * out.value() - (1 - share) * in.value();
      boolean done = gain <= noise && !middle;
      if (done
          || gap <= effort.tolerance() * Math.abs(outside.value())
          || certificate.steps() >= effort.calls()) {
        return mixture(List.of(out, in), new double[] {share, 1 - share}, missed);
      }
      if (gain > noise) {
        if (sign * (target - next.rows()[0]) > room) {
          out = next;
          low = at;
        } else {
          in = next;
          high = at;
        }
      } else if (at < cross) {
        low = at;
      } else {
        high = at;
      }
    }
  }

  private static double worth(Vertex<?> vertex, double price) {
    return vertex.value() + price * vertex.rows()[0];
  }

  /** The share of {@code out} at which the mixture is at {@code target}. */
  private static double share(Vertex<?> out, Vertex<?> in, double target) {
    double share = (target - in.rows()[0]) / (out.rows()[0] - in.rows()[0]);
    return Math.max(0, Math.min(1, share));
  }

  private Mixture<T> mixture(List<Vertex<T>> vertices, double[] shares, double violation) {
    return Mixture.of(vertices, shares, new RowLimit[] {limit}, violation, certificate);
  }
}
