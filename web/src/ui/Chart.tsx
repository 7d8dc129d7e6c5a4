/** The one owner of an ECharts instance: makes it, feeds it, redraws it for its width, disposes of it. */
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

import { afterFrame } from "./afterFrame";
import css from "./Chart.module.css";

use([BarChart, LineChart, ScatterChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

/** What is drawn anew; the bubble and the frame stay, and are given other words. */
const ANEW = { replaceMerge: ["series", "xAxis", "yAxis"] };

type ChartProps = {
  draw: (width: number) => EChartsCoreOption;
  height: number;
  label: string;
  /** Whether what is to be drawn is of answers that others are about to take the place of. */
  old?: boolean;
  /** Opens what stands at a place along the bottom, or the point with an index where the chart has `points`. */
  pick?: ((index: number) => void) | undefined;
  points?: boolean;
};

export default function Chart({ draw, height, label, old = false, pick, points = false }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const drawn = useRef(draw);
  const fed = useRef<typeof draw>(null);
  const picked = useRef(pick);
  useEffect(() => {
    picked.current = pick;
  }, [pick]);
  useEffect(() => {
    const made = init(box.current);
    chart.current = made;
    made.setOption(drawn.current(made.getWidth()));
    fed.current = drawn.current;
    const room = box.current!;
    const watch = new ResizeObserver(() => {
      if (made.getWidth() === room.clientWidth && made.getHeight() === room.clientHeight) return;
      made.resize();
      made.setOption(drawn.current(made.getWidth()), ANEW);
    });
    watch.observe(room);
    const printed = () => toScale(room);
    window.addEventListener("beforeprint", printed);
    if (points) made.on("click", ({ dataIndex }) => picked.current?.(dataIndex));
    else made.getZr().on("click", ({ offsetX, offsetY }) => picked.current?.(along(made, [offsetX, offsetY])));
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeprint", printed);
      made.dispose();
    };
  }, [points]);
  useEffect(() => {
    drawn.current = draw;
    const [made, room] = [chart.current!, box.current!];
    if (fed.current === draw || old) return;
    room.ariaBusy = "true";
    return afterFrame(() => {
      fed.current = draw;
      made.setOption(draw(made.getWidth()), ANEW);
      room.ariaBusy = null;
    });
  }, [draw, old]);
  return (
    <div className={css.room} style={{ minHeight: height }}>
      <div ref={box} className={pick ? `${css.chart} ${css.opens}` : css.chart} role="img" aria-label={label} data-chart="" />
    </div>
  );
}

/** A drawing keeps its proportions where the style gives it another size, as paper does. */
function toScale(box: HTMLElement): void {
  const svg = box.querySelector("svg");
  if (svg) svg.setAttribute("viewBox", `0 0 ${box.clientWidth} ${box.clientHeight}`);
}

/** The index of the category that a place on the chart belongs to. */
function along(chart: EChartsType, place: [number, number]): number {
  const at: unknown = chart.convertFromPixel({ gridIndex: 0 }, place);
  return Array.isArray(at) ? Math.round(Number(at[0])) : -1;
}
