package org.msift.examples.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msift.ship.ShipFusion;

class OrderCellTest {

  @Test
  void aLineComesBack() {
    Map<String, Double> values = new HashMap<>();
    OrderCell.names().forEach(name -> values.put(name, 0.5 + values.size()));
    OrderCell cell = new OrderCell(4, 2, 3, values, 12_345, 67.5);
    assertThat(OrderCell.parse(cell.line())).isEqualTo(cell);
    assertThat(OrderCell.FORM.header().split(",")).hasSameSizeAs(cell.line().split(","));
    assertThatThrownBy(() -> OrderCell.parse("4,2,3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spatial,channel,seed,loss,EN");
  }

  @Test
  void oneOrderVariesAtATime() {
    ShipFusion spatial = OrderRecipe.USUAL.network(Orders.Axis.SPATIAL.at(4));
    assertThat(spatial.order()).isEqualTo(4);
    assertThat(spatial.channelOrder()).isEqualTo(2);
    ShipFusion channel = OrderRecipe.USUAL.network(Orders.Axis.CHANNEL.at(4));
    assertThat(channel.order()).isEqualTo(2);
    assertThat(channel.channelOrder()).isEqualTo(4);
    assertThat(OrderRecipe.USUAL.network(Orders.Axis.CHANNEL.at(2)))
        .isEqualTo(OrderRecipe.USUAL.network(Orders.Axis.SPATIAL.at(2)));
  }
}
