package org.msift.examples.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.msift.ship.metric.Better;
import org.msift.ship.plane.Plane;

class ComparisonTest {

  private static Outcome outcome(String item, String method, double high, double low) {
    return new Outcome(item, method, Map.of("H", high, "L", low), 0.5);
  }

  private static final Comparison COMPARISON =
      new Comparison(
          "x",
          "X",
          List.of(new Criterion("H", Better.HIGHER), new Criterion("L", Better.LOWER)),
          List.of("a", "b", "c"),
          List.of(
              outcome("1", "a", 1, 4),
              outcome("1", "b", 2, 2),
              outcome("1", "c", 9, Double.POSITIVE_INFINITY),
              outcome("2,\"q\"", "a", 3, 2),
              outcome("2,\"q\"", "b", 2, 2),
              outcome("2,\"q\"", "c", 9, 1)));

  @Test
  void ranksFollowTheMeansAndEqualOnesShare() {
    List<Standing> standings = COMPARISON.standings();
    assertThat(standings.get(0).means()).containsExactly(2.0, 3.0);
    assertThat(standings.get(1).means()).containsExactly(2.0, 2.0);
    assertThat(standings.get(0).ranks()).containsExactly(2.5, 2.0);
    assertThat(standings.get(1).ranks()).containsExactly(2.5, 1.0);
    assertThat(standings.get(2).ranks()).containsExactly(1.0, 3.0);
    assertThat(standings.get(0).meanRank()).isEqualTo(2.25);
    assertThat(standings.get(0).seconds()).isEqualTo(0.5);
    assertThat(COMPARISON.items()).isEqualTo(2);
  }

  @Test
  void aMeanOfInfinitiesOfBothSignsIsUndefinedAndLast() {
    Comparison mixed =
        new Comparison(
            "x",
            "X",
            COMPARISON.criteria(),
            List.of("a", "b"),
            List.of(
                outcome("1", "a", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                outcome("2", "a", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
                outcome("1", "b", 1, 1),
                outcome("2", "b", 1, 1)));
    assertThat(mixed.standings().get(0).ranks()).containsExactly(2.0, 2.0);
    assertThat(new ComparisonTables(mixed).text()).contains("undefined").doesNotContain("NaN");
  }

  @Test
  void tablesAreCsv() {
    ComparisonTables tables = new ComparisonTables(COMPARISON);
    assertThat(tables.scores().lines())
        .startsWith("item,method,H,L,seconds", "1,a,1.0,4.0,0.5")
        .endsWith("\"2,\"\"q\"\"\",c,9.0,1.0,0.5");
    assertThat(tables.means().lines())
        .containsExactly(
            "method,H,L,seconds", "a,2.0,3.0,0.5", "b,2.0,2.0,0.5", "c,9.0,Infinity,0.5");
    assertThat(tables.ranks().lines())
        .containsExactly("method,H,L,mean", "a,2.5,2.0,2.25", "b,2.5,1.0,1.75", "c,1.0,3.0,2.0");
  }

  @Test
  void somethingMustBeCompared() {
    assertThatThrownBy(() -> new Comparison("x", "X", List.of(), List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 metrics, 1 methods and 0 results");
  }

  @Test
  void shownItemsAreSpreadEvenly() {
    assertThat(shown(10, 4)).containsExactly(0, 2, 5, 7);
    assertThat(shown(3, 8)).containsExactly(0, 1, 2);
    assertThat(shown(5, 0)).isEmpty();
    assertThat(shown(7, 1)).containsExactly(0);
  }

  private static int[] shown(int count, int shown) {
    return IntStream.range(0, count).filter(new Spread(count, shown)::has).toArray();
  }

  @Test
  void theZoomIsWhereBothHaveDetail() {
    double[] first = new double[60 * 80];
    double[] second = new double[60 * 80];
    first[5 * 80 + 5] = 100;
    second[50 * 80 + 60] = 100;
    first[31 * 80 + 44] = 1;
    second[33 * 80 + 46] = 1;
    ZoomRegion region = ZoomRegion.of(new Plane(60, 80, first), new Plane(60, 80, second));
    assertThat(region.side()).isEqualTo(12);
    assertThat(region.top()).isBetween(22, 31);
    assertThat(region.left()).isBetween(35, 44);
  }
}
