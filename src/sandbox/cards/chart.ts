import { bool, type Fields, list, may, must, number, one, oneOrList, open, raw, text } from './types.ts';

/** The charts of VChart 1.12; the page of the component shows the first eleven. */
const CHARTS = [
  'line area bar pie common funnel scatter radar linearProgress circularProgress wordCloud',
  'histogram rose gauge sankey treemap sunburst boxPlot waterfall rangeColumn rangeArea map heatmap',
  'circlePacking sequence correlation liquid venn mosaic pictogram linkedDot link dot progress polygon',
  'bar3d pie3d funnel3d wordCloud3d rangeColumn3d histogram3d',
].flatMap((names) => names.split(' '));

/** `visible`, `orient` and the text of a part; the rest is let through. */
const part = open({
  visible: may(bool),
  orient: may(one('left', 'right', 'top', 'bottom', 'radius', 'angle', 'z')),
  text: may(raw('string', 'array', 'object', 'number')),
});
const parts = oneOrList(part);
const names = oneOrList(text());
const radius = number(0, 1);
/** What several kinds of chart share; everything else is VChart's own affair. */
const common: Fields = {
  /** Official samples stand a word in for the values. */
  data: may(oneOrList(open({ values: may(raw('array', 'string')) }))),
  xField: may(names),
  yField: may(names),
  seriesField: may(text()),
  valueField: may(text()),
  categoryField: may(text()),
  nameField: may(text()),
  direction: may(one('horizontal', 'vertical')),
  outerRadius: may(radius),
  innerRadius: may(radius),
  radius: may(radius),
  label: may(parts),
  axes: may(list(part)),
  legends: may(parts),
  title: may(part),
  media: may(raw('array')),
};

/** §4.3: what Feishu can know of a chart before VChart draws it. */
export const CHART = open({
  type: must(one(...CHARTS)),
  ...common,
  series: may(list(open({ ...common, type: must(one(...CHARTS)) }))),
});
