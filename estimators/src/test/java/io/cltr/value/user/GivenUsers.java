package io.cltr.value.user;

import io.cltr.click.Attributes;
import io.cltr.click.ClickBehaviour;
import io.cltr.click.ClickModel;
import io.cltr.click.FittedClickModel;
import io.cltr.click.SatisfyingBehaviour;
import io.cltr.fold.Keyed;
import io.cltr.fold.Layout;
import io.cltr.fold.Source;
import io.cltr.log.Impression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Users whose parameters no log changes. */
record GivenUsers(ClickBehaviour user, TreeMap<String, Attributes> numbers) implements ClickModel {
  GivenUsers(ClickBehaviour user, SortedMap<String, Attributes> numbers) {
    this(user, new TreeMap<>(numbers));
  }

  @Override
  public String id() {
    return "given-users";
  }

  @Override
  public String summary() {
    return "given";
  }

  @Override
  public String source() {
    return "test";
  }

  @Override
  public boolean knowsSatisfaction() {
    return user instanceof SatisfyingBehaviour;
  }

  @Override
  public FittedClickModel fit(Source<Impression> log) {
    List<Keyed<Attributes>> known = new ArrayList<>();
    numbers.forEach((query, own) -> known.add(new Keyed<>(query, own)));
    double[] unseen = new double[user.width()];
    Arrays.fill(unseen, 0.5);
    return new FittedClickModel(user, Source.of(known, Layout.byKey()), unseen, new double[0]);
  }
}
