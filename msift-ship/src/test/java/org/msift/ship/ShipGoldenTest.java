package org.msift.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msift.core.SharedFiles;
import org.msift.core.checkpoint.CheckpointFile;
import org.msift.core.checkpoint.Role;
import org.msift.core.checkpoint.StateDict;
import org.msift.core.graph.GraphSettings;
import org.msift.ship.loss.FusionLoss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The published weights in double precision against the golden numbers of the official network. */
class ShipGoldenTest {

  /** Golden numbers are printed to eight digits. */
  private static final double PRINTED = 0.6e-8;

  private static final int SIZE = 32;

  private static StateDict weights;
  private static ComputationGraph graph;
  private static Map<String, INDArray> stages;

  @BeforeAll
  static void run() {
    StateDict official = CheckpointFile.read(SharedFiles.require("golden/ship/SHIP_model.pth"));
    weights = ShipFusion.PUBLISHED.parameterMap().toOurs(official);
    graph = ShipFusion.PUBLISHED.inferenceGraph(GraphSettings.of(1).with(DataType.DOUBLE), weights);
    stages = graph.feedForward(new INDArray[] {visible(SIZE, SIZE), infrared(SIZE, SIZE)}, false);
  }

  @Test
  void everyKeyOfTheCheckpointIsConsumedAndParametersAreCounted() {
    assertThat(graph.numParams()).isEqualTo(547_509);
    assertThat(ShipFusion.PUBLISHED.parameterMap().names(Role.TRAINABLE)).hasSize(476);
    assertThat(ShipFusion.PUBLISHED.parameterMap().names(Role.BUFFER)).hasSize(8);
    assertThat(ShipFusion.PUBLISHED.parameterMap().names(Role.DEAD)).isEmpty();
    assertThat(weights.elementCount()).isEqualTo(553_029);
  }

  @ParameterizedTest
  @CsvSource({
    "visible.block2.sum,-0.03483869,0.35783083,-1.49288896,1.49216525,-0.06708888,0.10338911",
    "infrared.block2.sum,-0.14180853,0.55447383,-3.06947516,2.84641743,-0.18809016,0.03001553",
    "interaction1.spatial.sum,0.00426872,0.44283068,-1.79004359,2.31329291,0.39713247,0.18856565",
    "interaction1.spatial.infrared4.conv2,"
        + "-0.03837787,0.28037684,-0.89484424,1.10139185,0.41824135,-0.14980848",
    "interaction1.channel.sum,-0.00733887,0.45895045,-1.73389885,2.30520166,0.37219739,0.31802548",
    "interaction2.spatial.sum,-0.00381131,0.45984235,-1.74908407,2.10110864,0.56400264,0.23067825",
    "interaction2.channel.sum,0.01365890,0.46745115,-1.76916589,2.11677267,0.39484807,0.08041025",
    "interaction3.spatial.sum,-0.00154983,0.48521949,-1.84506332,2.17434577,0.40032173,0.04030190",
    "interaction3.channel.sum,-0.00710117,0.51488025,-1.86983944,2.77216602,-0.19320140,0.06200747",
    "fusion.reduce,0.09593288,0.39708379,-2.28655851,1.56911692,0.36655614,-0.23516149",
    "refinement.last,0.61997425,0.31261254,-0.06595630,1.14316789,0.55678636,0.38414705"
  })
  void eachStageHasTheGoldenNumbers(
      String name,
      double mean,
      double deviation,
      double smallest,
      double largest,
      double first,
      double last) {
    INDArray stage = stages.get(name);
    long channel = stage.size(3) - 1;

    assertThat(stage.meanNumber().doubleValue()).isCloseTo(mean, within(PRINTED));
    assertThat(stage.stdNumber(false).doubleValue()).isCloseTo(deviation, within(PRINTED));
    assertThat(stage.minNumber().doubleValue()).isCloseTo(smallest, within(PRINTED));
    assertThat(stage.maxNumber().doubleValue()).isCloseTo(largest, within(PRINTED));
    assertThat(stage.getDouble(0, 0, 0, 0)).isCloseTo(first, within(PRINTED));
    assertThat(stage.getDouble(0, SIZE - 1, SIZE - 1, channel)).isCloseTo(last, within(PRINTED));
  }

  @Test
  void sumsOfTheOutputAreGolden() {
    INDArray output = stages.get("refinement.last");

    assertThat(output.sumNumber().doubleValue()).isCloseTo(634.8536359840, within(1e-9));
    assertThat(clampedSum(output)).isCloseTo(629.1444276448, within(1e-9));
  }

  @Test
  void anOddWidthIsGoldenToo() {
    INDArray output = graph.output(visible(24, 37), infrared(24, 37))[0];

    assertThat(output.meanNumber().doubleValue()).isCloseTo(0.60850629, within(PRINTED));
    assertThat(output.stdNumber(false).doubleValue()).isCloseTo(0.31857120, within(PRINTED));
    assertThat(output.getDouble(0, 0, 0, 0)).isCloseTo(0.56451293, within(PRINTED));
    assertThat(output.getDouble(0, 23, 36, 0)).isCloseTo(0.23905495, within(PRINTED));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,0.5,0.5020855716",
    "0.2,0.8,0.7890616399",
    "0,0,0.0716724187",
    "1,1,1.0010897550"
  })
  void constantImagesGiveTheGoldenCentre(double visible, double infrared, double centre) {
    INDArray output =
        graph.output(image(16, 16, (x, y) -> visible), image(16, 16, (x, y) -> infrared))[0];

    // One unit of the last printed digit: the fourth value is 1.00108975508(79), printed as …550.
    assertThat(output.getDouble(0, 8, 8, 0)).isCloseTo(centre, within(1e-10));
  }

  @Test
  void theThreeLossesOfTheColourExampleAreGolden() {
    INDArray luminance = image(16, 20, ShipGoldenTest::colourExampleLuminance);
    INDArray infrared =
        image(16, 20, (x, y) -> Math.rint(255 * Math.abs(Math.sin(0.4 * x - 0.25 * y))) / 255);
    INDArray mask = image(16, 20, (x, y) -> Math.rint(255 * Math.abs(x - 10) / 10) / 255);

    INDArray output = graph.output(luminance, infrared)[0];
    FusionLoss.Terms terms =
        FusionLoss.PUBLISHED.terms(output, Nd4j.concat(3, luminance, infrared, mask));

    assertThat(luminance.sumNumber().doubleValue()).isCloseTo(160.0, within(0.05));
    assertThat(output.sumNumber().doubleValue()).isCloseTo(216.8615163302, within(1e-9));
    assertThat(clampedSum(output)).isCloseTo(216.7794716324, within(1e-9));
    assertThat(terms.mask()).isCloseTo(1.6515388576, within(0.6e-10));
    assertThat(terms.maximum()).isCloseTo(0.7662252180, within(0.6e-10));
    assertThat(terms.gradient()).isCloseTo(6.1124939288, within(0.6e-10));
    assertThat(terms.total()).isCloseTo(8.5302580044, within(0.6e-10));
  }

  private static double colourExampleLuminance(double x, double y) {
    double red = Math.rint(255 * (x + y) / 34) / 255;
    double green = Math.rint(255 * x / 19) / 255;
    double blue = Math.rint(255 * (1 - y / 15)) / 255;
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }

  private static double clampedSum(INDArray image) {
    double sum = 0;
    for (double value : image.ravel().toDoubleVector()) {
      sum += Math.min(1, Math.max(0, value));
    }
    return sum;
  }

  private static INDArray visible(int height, int width) {
    return image(height, width, (x, y) -> 0.5 + 0.5 * Math.sin(0.37 * x + 0.21 * y));
  }

  private static INDArray infrared(int height, int width) {
    return image(height, width, (x, y) -> 0.5 + 0.5 * Math.cos(0.13 * x - 0.29 * y));
  }

  private static INDArray image(int height, int width, DoubleBinaryOperator value) {
    double[] values = new double[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i % width, i / width);
    }
    return Nd4j.createFromArray(values).reshape(1, height, width, 1);
  }
}
