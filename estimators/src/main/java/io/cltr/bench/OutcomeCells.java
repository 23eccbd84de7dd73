package io.cltr.bench;

import io.cltr.bench.OutcomeCell.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Outcomes of many logs, in cells. */
final class OutcomeCells {
  private OutcomeCells() {}

  /** World, measure and size. */
  private record Place(String world, String measure, long size) {}

  /** The cells by world, measure and size; methods in their own order. */
  static List<OutcomeCell> of(Iterable<Replicate> replicates, double level) {
    Map<Place, Map<String, List<Outcome>>> places = new LinkedHashMap<>();
    for (Replicate replicate : replicates) {
      for (Outcome o : replicate.outcomes()) {
        places
            .computeIfAbsent(
                new Place(replicate.world(), o.measure(), replicate.size()),
                place -> new LinkedHashMap<>())
            .computeIfAbsent(o.subject(), subject -> new ArrayList<>())
            .add(o);
      }
    }
    List<String> worlds = places.keySet().stream().map(Place::world).distinct().toList();
    List<String> measures = places.keySet().stream().map(Place::measure).distinct().toList();
    return places.keySet().stream()
        .sorted(
            Comparator.comparingInt((Place place) -> worlds.indexOf(place.world()))
                .thenComparingInt(place -> measures.indexOf(place.measure()))
                .thenComparingLong(Place::size))
        .flatMap(place -> cells(place, places.get(place), level).stream())
        .toList();
  }

  private static List<OutcomeCell> cells(
      Place place, Map<String, List<Outcome>> subjects, double level) {
    Map<String, List<double[]>> parts =
        subjects.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> entry.getValue().stream().map(OutcomeCells::parts).toList()));
    List<OutcomeCell> cells = new ArrayList<>();
    subjects.forEach(
        (subject, found) -> {
          List<double[]> own = parts.get(subject);
          List<Gap> gaps = new ArrayList<>();
          for (String other : subjects.keySet()) {
            if (!other.equals(subject)) {
              gaps.add(new Gap(other, CrossedMean.of(less(own, parts.get(other)), level)));
            }
          }
          cells.add(
              new OutcomeCell(
                  place.world(),
                  place.measure(),
                  place.size(),
                  subject,
                  List.copyOf(found),
                  CrossedMean.of(own.stream().filter(row -> row.length > 0).toList(), level),
                  List.copyOf(gaps)));
        });
    return cells;
  }

  private static double[] parts(Outcome outcome) {
    return outcome.parts().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Differences on the logs of which both made something. */
  private static List<double[]> less(List<double[]> own, List<double[]> other) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).length > 0 && other.get(i).length > 0) {
        double[] row = own.get(i).clone();
        for (int j = 0; j < row.length; j++) {
          row[j] -= other.get(i)[j];
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
