package io.cltr.click;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that can happen on a ranking, by the stories of the cascade models told one rank after the
 * other, in no other way than they are written.
 */
final class LatentStates {
  /**
   * One thing that can happen.
   *
   * @param end satisfied (DBN) or relevant (CCM), where clicked
   */
  record Event(double probability, boolean[] examined, boolean[] clicked, boolean[] end) {
    boolean shows(double[] clicks, int ranks) {
      for (int i = 0; i < ranks; i++) {
        if (clicked[i] != (clicks[i] > 0)) {
          return false;
        }
      }
      return true;
    }
  }

  private final ClickBehaviour user;
  private final int[] positions;
  private final double[] attributes;
  private final List<Event> events = new ArrayList<>();

  private LatentStates(ClickBehaviour user, int[] positions, double[] attributes) {
    this.user = user;
    this.positions = positions;
    this.attributes = attributes;
  }

  static List<Event> of(ClickBehaviour user, int[] positions, double[] attributes) {
    LatentStates states = new LatentStates(user, positions, attributes);
    int n = positions.length;
    states.down(0, true, new Event(1, new boolean[n], new boolean[n], new boolean[n]));
    return states.events;
  }

  static double sum(List<Event> events, Predicate<Event> test) {
    return events.stream().filter(test).mapToDouble(Event::probability).sum();
  }

  private void down(int i, boolean examines, Event so) {
    if (so.probability() == 0) {
      return;
    }
    if (i == positions.length) {
      events.add(so);
      return;
    }
    if (!examines) {
      down(i + 1, false, so);
      return;
    }
    double attraction = attributes[i * user.width()];
    double skipGoesOn = 1;
    double end = 0;
    double endGoesOn = 0;
    double clickGoesOn = 0;
    if (user instanceof Dcm dcm) {
      clickGoesOn = dcm.continuation()[Math.min(positions[i], dcm.continuation().length) - 1];
    } else if (user instanceof Dbn dbn) {
      skipGoesOn = dbn.continuation();
      end = attributes[i * 2 + 1];
      clickGoesOn = dbn.continuation();
    } else if (user instanceof Ccm ccm) {
      skipGoesOn = ccm.afterSkip();
      end = attraction;
      endGoesOn = ccm.afterRelevant();
      clickGoesOn = ccm.afterIrrelevant();
    }
    branch(i, so, (1 - attraction), false, false, skipGoesOn);
    branch(i, so, attraction * end, true, true, endGoesOn);
    branch(i, so, attraction * (1 - end), true, false, clickGoesOn);
  }

  private void branch(
      int i, Event so, double probability, boolean click, boolean end, double goesOn) {
    boolean[] examined = so.examined().clone();
    boolean[] clicked = so.clicked().clone();
    boolean[] ends = so.end().clone();
    examined[i] = true;
    clicked[i] = click;
    ends[i] = end;
    double here = so.probability() * probability;
    down(i + 1, true, new Event(here * goesOn, examined, clicked, ends));
    down(i + 1, false, new Event(here * (1 - goesOn), examined, clicked, ends));
  }
}
