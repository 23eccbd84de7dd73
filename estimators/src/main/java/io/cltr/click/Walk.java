package io.cltr.click;

/** A user on the way down one ranking; starts at the first document shown. */
public interface Walk {
  /** P(click here | clicks above). */
  double click();

  /** Goes on to the next document shown, having clicked here or not. */
  void next(boolean clicked);
}
