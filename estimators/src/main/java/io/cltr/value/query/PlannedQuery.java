package io.cltr.value.query;

import io.cltr.log.Query;
import io.cltr.policy.Ranks;
import io.cltr.policy.Slates;
import io.cltr.reward.Predictions;
import io.cltr.value.slice.SlicedDisplays.Shown;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that a plan of one query is made of.
 *
 * @param query the candidates
 * @param displays what each slice displayed
 * @param ranks of each valued policy, then of those that the kind of log asks for; empty where it
 *     is not defined for the query
 * @param slates likewise; empty where it tells none, and where nobody asks
 * @param predictions of the reward model; empty where there is none for the query
 * @param slots what the reward model predicts of each slot of a slate; empty where there is none
 */
public record PlannedQuery(
    Query query,
    SortedMap<String, Shown> displays,
    List<Optional<Ranks>> ranks,
    List<Optional<Slates>> slates,
    Optional<Predictions> predictions,
    Optional<Predictions> slots) {}
