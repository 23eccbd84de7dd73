package io.cltr.logging;

import io.cltr.fold.Keyed;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import io.cltr.log.Query;
import io.cltr.method.Method;
import io.cltr.reward.CrossFit;

/**
 * Estimates with which probability a log of single actions showed what it showed, where the log
 * does not say: π̂_0(document | query, context, logger, position).
 *
 * <p>Laws, checked by the contract test: estimated probabilities lie in (0, 1]; those of a unit are
 * fitted and calibrated without that unit; they do not look at clicks; the same log in any order
 * gives the same bits. Assumes that everything which the logger looked at is in what the model
 * sees: a choice by something hidden that also moves clicks leaves values biased, and no diagnostic
 * tells.
 */
public interface LoggingModel extends Method {
  /**
   * The log with its probabilities filled in; those that it has are replaced.
   *
   * @param log one document per impression
   * @param queries candidates with their features; a query without is taken to have every document
   *     that the log shows as candidate
   * @param folds at least 3: of the others one calibrates, the rest fit
   */
  LoggingEstimate estimate(Source<Impression> log, Source<Keyed<Query>> queries, CrossFit folds);
}
