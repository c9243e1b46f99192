package org.msift.examples.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.msift.core.backend.Backend;
import org.msift.core.training.StopSignal;
import org.msift.ship.training.FusionSplit;

/**
 * What do high orders of SHIP's interactions come to? Trains small fusion networks alike with the
 * order in space varied and that across channels fixed, and the other way round, with several
 * seeds.
 *
 * @param pairs what they learn and are tested on
 * @param recipe how networks look and are trained
 * @param orders the orders, each at least 1
 * @param seeds how many seeds, from 1
 * @param folder where results go; a study that was stopped goes on from what is found there
 */
public record OrderStudy(
    OrderPairs pairs, OrderRecipe recipe, List<Integer> orders, int seeds, Path folder) {

  static final String NAME = "order";

  /**
   * Sorts the orders.
   *
   * @param pairs what they learn and are tested on
   * @param recipe how networks look and are trained
   * @param orders the orders, each at least 1
   * @param seeds how many seeds, at least 1
   * @param folder where results go
   * @throws IllegalArgumentException if a number is out of its range
   */
  public OrderStudy {
    orders = orders.stream().distinct().sorted().toList();
    if (orders.isEmpty() || orders.get(0) < 1 || seeds < 1) {
      throw new IllegalArgumentException(
          "orders are %s and seeds %d, expected numbers of 1 or more".formatted(orders, seeds));
    }
  }

  /**
   * Runs what is not done yet, then writes {@code order.csv}, {@code .json}, {@code .html} and a
   * chart for the loss and each metric. Trainings go to the folder {@code runs}.
   *
   * @param progress told each finished training in a line
   * @param stop asks to stop
   * @return the page; empty if it was stopped
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if the folder holds a study with other settings, or images are
   *     too small
   */
  public Optional<Path> run(Consumer<String> progress, StopSignal stop) throws IOException {
    FusionSplit split = pairs.split();
    Files.createDirectories(folder);
    Backend.logOnce();
    String settings = pairs.description() + "; " + recipe.description();
    StudyTable<OrderCell> table =
        new StudyTable<>(folder.resolve(NAME + ".csv"), settings, OrderCell.FORM);
    OrderTraining training = new OrderTraining(recipe, split, folder.resolve("runs"));
    Set<Orders> places = places();
    StudyProgress done = new StudyProgress(places.size() * seeds);
    List<OrderCell> wanted = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      for (Orders place : places) {
        Optional<OrderCell> cell = cell(table, training, place, seed, done, progress, stop);
        if (cell.isEmpty()) {
          return Optional.empty();
        }
        wanted.add(cell.get());
      }
    }
    return Optional.of(new OrderReport(settings, orders, wanted).write(folder));
  }

  /** The place where both axes cross comes once. */
  private Set<Orders> places() {
    Set<Orders> places = new LinkedHashSet<>();
    for (Orders.Axis axis : Orders.Axis.values()) {
      orders.forEach(order -> places.add(axis.at(order)));
    }
    return places;
  }

  private static Optional<OrderCell> cell(
      StudyTable<OrderCell> table,
      OrderTraining training,
      Orders place,
      int seed,
      StudyProgress done,
      Consumer<String> progress,
      StopSignal stop)
      throws IOException {
    Optional<OrderCell> known =
        table.cells().stream().filter(cell -> cell.isOf(place, seed)).findFirst();
    if (known.isPresent()) {
      done.skip();
      return known;
    }
    Optional<OrderCell> cell =
        stop.isRequested() ? Optional.empty() : training.run(place, seed, stop);
    if (cell.isPresent()) {
      table.add(cell.get());
      progress.accept(done.after(cell.get().text(), cell.get().seconds()));
    }
    return cell;
  }
}
