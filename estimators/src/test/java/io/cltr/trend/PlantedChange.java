package io.cltr.trend;

import io.cltr.trend.Night.Curve;
import io.cltr.trend.Night.Examined;
import io.cltr.trend.Night.PolicyValue;
import java.util.List;

/** A change of one series, in its standard errors. */
enum PlantedChange {
  VOLUME {
    @Override
    Series series() {
      return new Series.Volume();
    }

    @Override
    Night on(Night night, double size) {
      double n = night.impressions();
      long more = Math.round(n * StrictMath.exp(size / Math.sqrt(n)));
      return with(night, more, night.clicks() * more / night.impressions());
    }
  },
  CLICKS {
    @Override
    Series series() {
      return new Series.ClickRate();
    }

    @Override
    Night on(Night night, double size) {
      long more = Math.round(size * Math.sqrt((double) night.clicks()));
      return with(night, night.impressions(), night.clicks() + more);
    }
  },
  PRODUCTION {
    @Override
    Series series() {
      return new Series.RoleValue(Role.production);
    }

    @Override
    Night on(Night night, double size) {
      return with(night, Role.production, size);
    }
  },
  CANDIDATE {
    @Override
    Series series() {
      return new Series.RoleValue(Role.candidate);
    }

    @Override
    Night on(Night night, double size) {
      return with(night, Role.candidate, size);
    }
  },
  DIFFERENCE {
    @Override
    Series series() {
      return new Series.Difference();
    }

    @Override
    Night on(Night night, double size) {
      Measured was = night.difference();
      Measured changed =
          new Measured(was.value() + size * was.standardError(), was.standardError());
      return with(night, night.values(), changed, night.propensities());
    }
  },
  EXAMINATION {
    @Override
    Series series() {
      return new Series.Examination(3);
    }

    @Override
    Night on(Night night, double size) {
      List<Examined> positions =
          night.propensities().positions().stream()
              .map(at -> at.position() == 3 ? moved(at, size) : at)
              .toList();
      Curve curve = new Curve(night.propensities().estimator(), positions);
      return with(night, night.values(), night.difference(), curve);
    }
  };

  /** What changes. */
  abstract Series series();

  /** {@code night}, with its number larger by {@code size} of its standard errors. */
  abstract Night on(Night night, double size);

  private static Examined moved(Examined at, double size) {
    return new Examined(
        at.position(), at.logTheta() + size * at.standardError(), at.standardError());
  }

  private static Night with(Night night, Role role, double size) {
    List<PolicyValue> values =
        night.values().stream()
            .map(
                value ->
                    value.role() == role
                        ? new PolicyValue(
                            role,
                            value.policy(),
                            value.metric(),
                            value.estimator(),
                            value.value() + size * value.standardError(),
                            value.standardError())
                        : value)
            .toList();
    return with(night, values, night.difference(), night.propensities());
  }

  private static Night with(
      Night night, List<PolicyValue> values, Measured difference, Curve propensities) {
    return new Night(
        night.day(),
        night.impressions(),
        night.clicks(),
        night.units(),
        values,
        difference,
        propensities,
        night.drift(),
        night.verdict());
  }

  private static Night with(Night night, long impressions, long clicks) {
    return new Night(
        night.day(),
        impressions,
        clicks,
        night.units(),
        night.values(),
        night.difference(),
        night.propensities(),
        night.drift(),
        night.verdict());
  }
}
