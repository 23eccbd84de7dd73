package io.cltr.bench;

import io.cltr.interval.Holm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bench found, in cells.
 *
 * @param baseline name of the method against which the others are held
 * @param level of all intervals
 * @param cells of estimates by world, estimand and size; methods in their own order
 * @param outcomes likewise, of what was made of the logs
 */
public record Comparison(
    String baseline, double level, List<Cell> cells, List<OutcomeCell> outcomes) {

  /** World, estimand and size. */
  private record Place(String world, String estimand, long size) {}

  /**
   * The comparison of {@code replicates}, which are in the order of a bench.
   *
   * @param baseline a method; places where it was not run have no duels
   */
  public static Comparison of(Iterable<Replicate> replicates, String baseline, double level) {
    Map<Place, Map<String, List<Observation>>> places = new LinkedHashMap<>();
    for (Replicate replicate : replicates) {
      for (Observation o : replicate.observations()) {
        places
            .computeIfAbsent(
                new Place(replicate.world(), o.estimand(), replicate.size()),
                place -> new LinkedHashMap<>())
            .computeIfAbsent(o.subject(), subject -> new ArrayList<>())
            .add(o);
      }
    }
    List<String> worlds = places.keySet().stream().map(Place::world).distinct().toList();
    List<String> estimands = places.keySet().stream().map(Place::estimand).distinct().toList();
    List<Cell> cells = new ArrayList<>();
    for (String world : worlds) {
      for (String estimand : estimands) {
        places.keySet().stream()
            .filter(place -> place.world().equals(world) && place.estimand().equals(estimand))
            .sorted((a, b) -> Long.compare(a.size(), b.size()))
            .forEach(place -> cells.addAll(cells(place, places.get(place), baseline, level)));
      }
    }
    return new Comparison(baseline, level, cells, OutcomeCells.of(replicates, level));
  }

  private static List<Cell> cells(
      Place place, Map<String, List<Observation>> subjects, String baseline, double level) {
    List<Cell> cells = new ArrayList<>();
    subjects.forEach(
        (subject, found) ->
            cells.add(
                new Cell(
                    place.world(),
                    place.estimand(),
                    place.size(),
                    subject,
                    List.copyOf(found),
                    ErrorSummary.of(found, level),
                    Optional.empty())));
    return subjects.containsKey(baseline) ? dueled(cells, subjects.get(baseline)) : cells;
  }

  private static List<Cell> dueled(List<Cell> cells, List<Observation> baseline) {
    String name = baseline.get(0).subject();
    List<Cell> others = cells.stream().filter(cell -> !cell.subject().equals(name)).toList();
    List<Duel> duels = others.stream().map(cell -> Duel.of(cell.observations(), baseline)).toList();
    double[] sign = Holm.adjusted(duels.stream().mapToDouble(Duel::signP).toArray());
    double[] t = Holm.adjusted(duels.stream().mapToDouble(Duel::tP).toArray());
    List<Cell> all = new ArrayList<>(cells);
    for (int i = 0; i < others.size(); i++) {
      all.set(
          cells.indexOf(others.get(i)),
          others.get(i).against(duels.get(i).adjusted(sign[i], t[i])));
    }
    return all;
  }
}
