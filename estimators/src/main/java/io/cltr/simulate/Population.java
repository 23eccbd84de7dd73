package io.cltr.simulate;

import io.cltr.random.Generator;
import java.io.Serializable;

/** The units of a site: how active each is, and which device it uses. */
final class Population implements Serializable {
  private static final long serialVersionUID = 1;

  private final Choice units;
  private final int[] devices;

  private Population(Choice units, int[] devices) {
    this.units = units;
    this.devices = devices;
  }

  static Population of(Simulation simulation, Generator random) {
    Choice kinds = Choice.of(simulation.user().devices(), Device::share);
    int[] devices = new int[simulation.traffic().units()];
    for (int u = 0; u < devices.length; u++) {
      devices[u] = kinds.draw(random.split("devices").split(u));
    }
    return new Population(
        new Choice(simulation.traffic().activity(random.split("activity"))), devices);
  }

  /** A unit, in proportion to its activity. */
  int draw(Generator random) {
    return units.draw(random);
  }

  /** The index of the device of {@code unit}. */
  int device(int unit) {
    return devices[unit];
  }
}
