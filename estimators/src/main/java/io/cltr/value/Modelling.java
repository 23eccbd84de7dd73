package io.cltr.value;

import io.cltr.reward.CrossFit;
import io.cltr.reward.RewardModel;
import java.io.Serializable;

/** A reward model and the folds of units that it is cross-fitted on. */
public record Modelling(RewardModel model, CrossFit folds) implements Serializable {}
