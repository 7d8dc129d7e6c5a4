/** The one owner of an ECharts instance: makes it, feeds it, redraws it for its width, disposes of it. */
import { LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkAreaComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

import css from "./Chart.module.css";

use([LineChart, GridComponent, MarkAreaComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

type ChartProps = { draw: (width: number) => EChartsCoreOption; height: number; label: string };

export default function Chart({ draw, height, label }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const drawn = useRef(draw);
  useEffect(() => {
    const made = init(box.current);
    chart.current = made;
    const watch = new ResizeObserver(() => {
      made.resize();
      made.setOption(drawn.current(made.getWidth()), { notMerge: true });
    });
    watch.observe(box.current!);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    drawn.current = draw;
    chart.current?.setOption(draw(chart.current.getWidth()), { notMerge: true });
  }, [draw]);
  return (
    <div className={css.room} style={{ minHeight: height }}>
      <div ref={box} className={css.chart} role="img" aria-label={label} data-chart="" />
    </div>
  );
}
