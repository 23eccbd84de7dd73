package io.cltr.simulate;

import io.cltr.random.Generator;
import java.io.Serializable;

/** The units of a site: how active each is, and which device it uses. */
final class Population implements Serializable {
  private static final long serialVersionUID = 1;

  private final Choice units;
  private final Choice kinds;
  private final int[] devices;

  private Population(Choice units, Choice kinds, int[] devices) {
    this.units = units;
    this.kinds = kinds;
    this.devices = devices;
  }

  static Population of(Simulation simulation, Generator random) {
    Traffic traffic = simulation.traffic();
    Choice kinds = Choice.of(simulation.user().devices(), Device::share);
    int[] devices = new int[traffic.units()];
    for (int u = 0; u < devices.length; u++) {
      devices[u] = kinds.draw(random.split("devices").split(u));
    }
    return new Population(new Choice(traffic.activity(random.split("activity"))), kinds, devices);
  }

  /**
   * The unit of the impression {@code index}, in proportion to activity; the impression itself
   * where each is a unit of its own.
   */
  long draw(long index, Generator random) {
    return devices.length > 0 ? units.draw(random) : index;
  }

  /** The index of the device of {@code unit}. */
  int device(long unit, Generator random) {
    return devices.length > 0 ? devices[(int) unit] : kinds.draw(random);
  }
}
