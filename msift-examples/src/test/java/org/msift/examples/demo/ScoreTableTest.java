package org.msift.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

  private static ScoreTable table(double both, double first, double second) {
    return new ScoreTable(
        List.of(
            new ScoreTable.Row("Both sources", both, 361_260),
            new ScoreTable.Row("Optical <alone>", first, 318_736),
            new ScoreTable.Row("Thermal alone", second, 317_560)),
        0.25);
  }

  @Test
  void theTextHasEveryNetworkAndTheLevelOfAGuess() {
    assertThat(table(0.942, 0.453, 0.487).text().lines())
        .containsExactly(
            "Both sources       94.2 %  (361,260 parameters)",
            "Optical <alone>    45.3 %  (318,736 parameters)",
            "Thermal alone      48.7 %  (317,560 parameters)",
            "guessing           25.0 %");
  }

  @Test
  void theVerdictNamesTheBetterSource() {
    assertThat(table(0.942, 0.453, 0.487).verdict())
        .isEqualTo(
            "Both sources: 94.2 % of the pixels right, mean over the classes; Thermal alone, the"
                + " better one: 48.7 %; guessing: 25.0 %.");
  }

  @Test
  void theVerdictSaysSoWhereFusionDoesNotLead() {
    assertThat(table(0.3, 0.3, 0.2).verdict())
        .contains("Both sources: 30.0 %", "Optical <alone>, the better one: 30.0 %")
        .endsWith("In this run fusion does not lead; give it more --steps.");
  }

  @Test
  void thePageHasABarForEachScore() {
    assertThat(table(0.942, 0.453, 0.487).html().lines())
        .hasSize(4)
        .first()
        .asString()
        .contains("<th>Both sources</th>", "width:94.2%", "<td>94.2 %</td><td>361,260</td>");
    assertThat(table(0.942, 0.453, 0.487).html()).contains("Optical &lt;alone&gt;", "Guessing");
  }

  @Test
  void aNetworkWithoutOthersIsRefused() {
    List<ScoreTable.Row> one = List.of(new ScoreTable.Row("Both sources", 1, 1));
    assertThatThrownBy(() -> new ScoreTable(one, 0.5)).hasMessageContaining("1 networks");
  }
}
