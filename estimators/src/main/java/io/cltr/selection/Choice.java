package io.cltr.selection;

import io.cltr.method.Method;
import io.cltr.value.ValueTable;
import io.cltr.value.ValueTable.CellValue;
import java.util.List;

/** Which of several rankers is chosen by what they are worth on held-out units. */
public interface Choice extends Method {
  /**
   * Index of the chosen one.
   *
   * @param values of the candidates, from the simplest to the most flexible; NaN where not known
   * @param errors standard error of the difference between the best value and each, on the same
   *     units
   */
  int of(List<Double> values, List<Double> errors);

  /** The same from values on one log, whose errors are paired. */
  default int among(List<CellValue> cells) {
    List<Double> values = cells.stream().map(CellValue::value).toList();
    CellValue best = cells.get(best(values));
    return of(
        values,
        cells.stream()
            .map(cell -> ValueTable.contrast(1, best, -1, cell).standardError())
            .toList());
  }

  /** Index of the largest value, of equals the first; NaN is less than any number. */
  static int best(List<Double> values) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) > values.get(best)
          || (values.get(best).isNaN() && !values.get(i).isNaN())) {
        best = i;
      }
    }
    return best;
  }
}
