package org.msift.core.transformer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A fusion transformer for one sample in plain loops: tokens are rows [T][D]. */
final class PlainTransformer {

  private final FusionTransformer sizes;
  private final Map<String, INDArray> parameters;

  PlainTransformer(FusionTransformer sizes, Map<String, INDArray> parameters) {
    this.sizes = sizes;
    this.parameters = parameters;
  }

  /** Tokens of each source after encoder and decoder, one encoder and one decoder layer deep. */
  List<double[][]> apply(List<String> sources, List<double[][]> tokens) {
    List<double[][]> streams = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      String encoder = sources.get(i) + ".encoder1.";
      double[][] x = tokens.get(i);
      for (int attention = 1; attention <= sizes.selfAttentions(); attention++) {
        x = self(encoder + "attention" + attention, x);
      }
      x = feedForward(encoder + "feedForward", x);
      streams.add(self(sources.get(i) + ".decoder1.attention", x));
    }
    List<double[][]> results = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      List<double[]> others = new ArrayList<>();
      for (int j = 0; j < sources.size(); j++) {
        if (j != i) {
          others.addAll(Arrays.asList(streams.get(j)));
        }
      }
      String decoder = sources.get(i) + ".decoder1.";
      double[][] x = cross(decoder + "cross", streams.get(i), others.toArray(double[][]::new));
      results.add(feedForward(decoder + "feedForward", x));
    }
    return results;
  }

  private double[][] self(String path, double[][] x) {
    int inner = sizes.heads() * sizes.headDimension();
    double[][] all = linear(path + ".queryKeyValue", norm(path + ".norm", x), false);
    double[][] attended = attention(part(all, 0, inner), part(all, inner, 3 * inner));
    return sum(x, linear(path + ".output", attended, true));
  }

  private double[][] cross(String path, double[][] own, double[][] others) {
    double[][] query = linear(path + ".query", norm(path + ".norm", own), false);
    double[][] keyValue = linear(path + ".keyValue", norm(path + ".norm", others), false);
    return sum(own, linear(path + ".output", attention(query, keyValue), true));
  }

  private double[][] feedForward(String path, double[][] x) {
    double[][] hidden = linear(path + ".expand", norm(path + ".norm", x), true);
    for (double[] row : hidden) {
      Arrays.setAll(row, i -> row[i] / 2 * (1 + erf(row[i] / Math.sqrt(2))));
    }
    return sum(x, linear(path + ".contract", hidden, true));
  }

  private double[][] attention(double[][] query, double[][] keyValue) {
    int dimension = sizes.headDimension();
    int inner = sizes.heads() * dimension;
    double scale = sizes.scale().of(sizes.features(), dimension);
    double[][] result = new double[query.length][inner];
    for (int t = 0; t < query.length; t++) {
      for (int start = 0; start < inner; start += dimension) {
        double[] weights = new double[keyValue.length];
        double total = 0;
        for (int s = 0; s < weights.length; s++) {
          double product = 0;
          for (int d = start; d < start + dimension; d++) {
            product += query[t][d] * keyValue[s][d];
          }
          weights[s] = Math.exp(scale * product);
          total += weights[s];
        }
        for (int d = start; d < start + dimension; d++) {
          for (int s = 0; s < weights.length; s++) {
            result[t][d] += weights[s] / total * keyValue[s][inner + d];
          }
        }
      }
    }
    return result;
  }

  private double[][] norm(String path, double[][] x) {
    INDArray gamma = parameters.get(path + "_gamma");
    INDArray beta = parameters.get(path + "_beta");
    double[][] result = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      double[] row = x[t];
      double mean = Arrays.stream(row).average().orElseThrow();
      double variance =
          Arrays.stream(row).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      result[t] = new double[row.length];
      for (int d = 0; d < row.length; d++) {
        double normalized = (row[d] - mean) / Math.sqrt(variance + 1e-5);
        result[t][d] = normalized * gamma.getDouble(d) + beta.getDouble(d);
      }
    }
    return result;
  }

  private double[][] linear(String path, double[][] x, boolean bias) {
    INDArray weight = parameters.get(path + "_W");
    int outputs = (int) weight.size(1);
    double[][] result = new double[x.length][outputs];
    for (int t = 0; t < x.length; t++) {
      for (int out = 0; out < outputs; out++) {
        result[t][out] = bias ? parameters.get(path + "_b").getDouble(out) : 0;
        for (int in = 0; in < x[t].length; in++) {
          result[t][out] += x[t][in] * weight.getDouble(in, out);
        }
      }
    }
    return result;
  }

  private static double[][] part(double[][] x, int from, int to) {
    return Arrays.stream(x).map(row -> Arrays.copyOfRange(row, from, to)).toArray(double[][]::new);
  }

  private static double[][] sum(double[][] x, double[][] y) {
    double[][] result = new double[x.length][x[0].length];
    for (int t = 0; t < x.length; t++) {
      for (int d = 0; d < x[t].length; d++) {
        result[t][d] = x[t][d] + y[t][d];
      }
    }
    return result;
  }

  /** Its series, enough of it for the arguments here. */
  private static double erf(double z) {
    double term = z;
    double sum = z;
    for (int n = 1; n < 200; n++) {
      term *= -z * z / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
