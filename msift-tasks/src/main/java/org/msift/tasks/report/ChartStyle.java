package org.msift.tasks.report;

import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** The look that all charts share: a legend below the plot, where it hides no line. */
final class ChartStyle {

  private ChartStyle() {}

  static XYChart chart(String xTitle, String yTitle, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler style = chart.getStyler();
    style.setAntiAlias(true);
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartFontColor(Paint.INK);
    style.setChartPadding(12);
    style.setChartTitleVisible(false);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(Paint.GRID);
    style.setAxisTitleFont(Paint.boldFont(14));
    style.setAxisTickLabelsFont(Paint.font(13));
    style.setAxisTickLabelsColor(Paint.FAINT_INK);
    style.setLegendFont(Paint.font(13));
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(Color.WHITE);
    style.setXAxisMin(0.0);
    return chart;
  }
}
