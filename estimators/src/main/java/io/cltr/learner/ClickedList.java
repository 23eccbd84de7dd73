package io.cltr.learner;

import io.cltr.log.Impression;
import io.cltr.log.Query;
import java.io.Serializable;
import java.util.Optional;

/** An impression and the candidates of its query; none where it teaches nothing. */
record ClickedList(Impression impression, Query[] query) implements Serializable {

  /** Throws where there is something to learn, but no features. */
  static ClickedList of(Impression impression, Optional<Query> query) {
    if (impression.clicked() == 0 || impression.size() < 2) {
      return new ClickedList(impression, new Query[0]);
    }
    return new ClickedList(
        impression, new Query[] {ListExample.required(impression.query(), query)});
  }
}
