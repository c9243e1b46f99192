package org.msift.examples.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison as JSON. Infinity, which JSON lacks, is the text {@code "Infinity"}, and a mean of
 * infinities of both signs {@code "NaN"}.
 */
final class ComparisonJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ComparisonJson() {}

  static byte[] bytes(String title, Map<String, String> facts, List<Comparison> comparisons)
      throws JsonProcessingException {
    ObjectNode root = MAPPER.createObjectNode().put("title", title);
    facts.forEach(root.putObject("settings")::put);
    ObjectNode parts = root.putObject("comparisons");
    comparisons.forEach(one -> fill(parts.putObject(one.name()), one));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static void fill(ObjectNode node, Comparison comparison) {
    ArrayNode metrics = node.put("title", comparison.title()).putArray("metrics");
    for (Criterion criterion : comparison.criteria()) {
      metrics
          .addObject()
          .put("name", criterion.name())
          .put("better", criterion.better().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode methods = node.putArray("methods");
    comparison.standings().forEach(one -> fill(methods.addObject(), one, comparison.criteria()));
    ArrayNode results = node.putArray("results");
    for (Outcome one : comparison.outcomes()) {
      ObjectNode result = results.addObject().put("item", one.item()).put("method", one.method());
      one.scores().forEach(result.putObject("scores")::put);
      result.put("seconds", one.seconds());
    }
  }

  private static void fill(ObjectNode node, Standing standing, List<Criterion> criteria) {
    node.put("name", standing.method());
    ObjectNode means = node.putObject("means");
    ObjectNode ranks = node.putObject("ranks");
    for (int i = 0; i < criteria.size(); i++) {
      means.put(criteria.get(i).name(), standing.means().get(i));
      ranks.put(criteria.get(i).name(), standing.ranks().get(i));
    }
    node.put("meanRank", standing.meanRank()).put("seconds", standing.seconds());
  }
}
