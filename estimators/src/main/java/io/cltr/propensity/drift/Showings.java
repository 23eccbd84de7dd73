package io.cltr.propensity.drift;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one logger showed for one query on one day: of each unit the sum of its impressions x_i, the
 * indicators of (document, position) divided by √(documents of i), so that x_i·x_j is 1 for the
 * same ranking and 0 for rankings without a document in the same place.
 */
final class Showings implements Serializable {
  private record Place(String document, int position) implements Comparable<Place>, Serializable {
    @Override
    public int compareTo(Place other) {
      int documents = document.compareTo(other.document);
      return documents != 0 ? documents : Integer.compare(position, other.position);
    }
  }

  private static final class Sum implements Serializable {
    private double count;
    private final TreeMap<Place, Double> places = new TreeMap<>();

    void add(Sum other) {
      count += other.count;
      other.places.forEach((place, x) -> places.merge(place, x, Double::sum));
    }

    double times(Sum other) {
      double product = 0;
      for (Map.Entry<Place, Double> at : places.entrySet()) {
        product += at.getValue() * other.places.getOrDefault(at.getKey(), 0.0);
      }
      return product;
    }
  }

  private final TreeMap<String, Sum> units = new TreeMap<>();

  void add(String unit, String[] documents, int[] positions) {
    Sum sum = units.computeIfAbsent(unit, absent -> new Sum());
    sum.count++;
    double x = 1 / Math.sqrt(documents.length);
    for (int i = 0; i < documents.length; i++) {
      sum.places.merge(new Place(documents[i], positions[i]), x, Double::sum);
    }
  }

  void add(Showings other) {
    other.units.forEach((unit, sum) -> units.computeIfAbsent(unit, absent -> new Sum()).add(sum));
  }

  /**
   * Mean x_i·x_j over pairs of impressions of different units, i of these and j of {@code other},
   * which may be the same; NaN without a pair.
   */
  double agreement(Showings other) {
    Sum all = all();
    Sum others = other == this ? all : other.all();
    double products = all.times(others);
    double pairs = all.count * others.count;
    for (Map.Entry<String, Sum> unit : units.entrySet()) {
      Sum same = other.units.get(unit.getKey());
      if (same != null) {
        products -= unit.getValue().times(same);
        pairs -= unit.getValue().count * same.count;
      }
    }
    return pairs > 0 ? products / pairs : Double.NaN;
  }

  private Sum all() {
    Sum all = new Sum();
    units.values().forEach(all::add);
    return all;
  }
}
