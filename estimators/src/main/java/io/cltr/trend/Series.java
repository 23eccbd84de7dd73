package io.cltr.trend;

import io.cltr.trend.Night.Examined;
import java.util.ArrayList;
import java.util.List;

/** A number that every night has, and that is compared from night to night. */
public sealed interface Series {

  /**
   * The number on the scale on which nights are compared; {@link Measured#NONE} where {@code night}
   * lacks it.
   */
  Measured in(Night night);

  /** How it was estimated; numbers of one night and another compare where this is the same. */
  String method(Night night);

  /** {@code x} on the scale on which people read it. */
  default double shown(double x) {
    return x;
  }

  /** The series that {@code night} has: counts, values, then examination by position. */
  static List<Series> of(Night night) {
    List<Series> all =
        new ArrayList<>(
            List.of(
                new Volume(),
                new ClickRate(),
                new RoleValue(Role.production),
                new RoleValue(Role.candidate),
                new Difference()));
    night.propensities().positions().forEach(at -> all.add(new Examination(at.position())));
    return all.stream().filter(series -> series.in(night).known()).toList();
  }

  /** log n of n impressions, with the error 1/√n that independent ones have at least. */
  record Volume() implements Series {
    @Override
    public Measured in(Night night) {
      double n = night.impressions();
      return n > 0 ? new Measured(StrictMath.log(n), 1 / Math.sqrt(n)) : Measured.NONE;
    }

    @Override
    public String method(Night night) {
      return "";
    }

    @Override
    public double shown(double x) {
      return StrictMath.exp(x);
    }
  }

  /** c/n of c clicks on n impressions, with the error √(c + ½)/n that independent ones have. */
  record ClickRate() implements Series {
    @Override
    public Measured in(Night night) {
      double n = night.impressions();
      double clicks = night.clicks();
      return n > 0 ? new Measured(clicks / n, Math.sqrt(clicks + 0.5) / n) : Measured.NONE;
    }

    @Override
    public String method(Night night) {
      return "";
    }
  }

  /** The value of a policy. */
  record RoleValue(Role role) implements Series {
    @Override
    public Measured in(Night night) {
      return night.value(role).map(Night.PolicyValue::measured).orElse(Measured.NONE);
    }

    @Override
    public String method(Night night) {
      return night
          .value(role)
          .map(value -> "%s by %s".formatted(value.metric(), value.estimator()))
          .orElse("");
    }
  }

  /** Candidate minus production. */
  record Difference() implements Series {
    @Override
    public Measured in(Night night) {
      return night.difference();
    }

    @Override
    public String method(Night night) {
      return new RoleValue(Role.candidate).method(night);
    }
  }

  /** log θ at a position. */
  record Examination(int position) implements Series {
    @Override
    public Measured in(Night night) {
      return night.propensities().positions().stream()
          .filter(at -> at.position() == position)
          .findFirst()
          .map(Examination::measured)
          .orElse(Measured.NONE);
    }

    @Override
    public String method(Night night) {
      return night.propensities().estimator();
    }

    @Override
    public double shown(double x) {
      return StrictMath.exp(x);
    }

    private static Measured measured(Examined at) {
      return new Measured(at.logTheta(), at.standardError());
    }
  }
}
