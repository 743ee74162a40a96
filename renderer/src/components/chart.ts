/** Bars as an SVG text, drawn without a page to draw on: the same on screen and in print. Loaded with the first chart. */
import * as echarts from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, GridComponent, AriaComponent, SVGRenderer]);

export type Bars = {
  categories: readonly string[];
  /** The figures of a day; an earlier one second, drawn paler and hatched. */
  series: readonly { name: string; values: readonly number[] }[];
  width: number;
};

const ink = '#22262b';
const accent = '#1d5b6e';
const paler = '#9fbcc4';
const hatched = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,0.75)' };

/** Every bar carries its figure, so nothing hangs on colour or on the length alone. */
export function barsSvg({ categories, series, width }: Bars): string {
  const chart = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width,
    height: 6 + categories.length * (series.length > 1 ? 34 : 24),
  });
  const text = { color: ink, fontSize: 12, fontFamily: 'Microsoft YaHei, Noto Sans CJK SC, sans-serif' };
  const longest = Math.max(0, ...categories.map((c) => c.length));
  chart.setOption({
    animation: false,
    aria: { enabled: true, decal: { show: series.length > 1 } },
    textStyle: text,
    grid: { left: longest * 12 + 14, right: 44, top: 2, bottom: 2 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: [...categories],
      inverse: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#bdb6a5' } },
      axisLabel: text,
    },
    series: series.map(({ name, values }, i) => ({
      type: 'bar',
      name,
      data: [...values],
      silent: true,
      barMaxWidth: 14,
      barGap: '15%',
      itemStyle: { color: i === 0 ? accent : paler, decal: i === 0 ? { symbol: 'none' } : hatched },
      label: { show: true, position: 'right', ...text },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
