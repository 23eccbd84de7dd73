package io.cltr.fairpolicy;

/** Whose best document comes next where no group is below its floor. */
public enum FloorVariant {
  /** That of the best score among groups below their ceiling (DetGreedy). */
  greedy,
  /** That of the group whose floor rises first, ⌈k p⌉/p being least (DetCons). */
  conservative,
  /** The same with ⌈⌈k p⌉/p⌉, the best score among equals (DetRelaxed). */
  relaxed,
  /**
   * None: floors alone fill the list, and documents move up as far as they allow (DetConstSort).
   */
  sorted
}
