// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
import { isRecord, type JsonRecord, listAt, recordAt, recordsAt } from '../json.ts';
import {
  both,
  list,
  number,
  type Report,
  type Rule,
  required,
  shape,
  text,
  unique,
  variants,
  word,
} from './rules.ts';

const label = text({ max: 20 });

const pie: Rule = shape({
  type: required(word('pie')),
  segments: required(
    list(shape({ label: required(label), value: required(number({ above: 0 })) }), { min: 1, max: 6 }),
  ),
});

const series = shape({
  name: required(label),
  data: required(list(shape({ label: required(label), value: required(number()) }), { min: 1, max: 20 })),
});

function pointsFollowCategories(chart: JsonRecord, pointer: string, report: Report): void {
  const categories = listAt(recordAt(chart, 'axis_config') ?? {}, 'categories').join('\n');
  recordsAt(chart, 'series').forEach((each, index) => {
    const labels = listAt(each, 'data')
      .map((point) => (isRecord(point) ? point.label : undefined))
      .join('\n');
    if (labels !== categories)
      report(`${pointer}/series/${index}/data`, 'labels must equal the categories of axis_config');
  });
}

const axes = (type: string): Readonly<Record<string, Rule>> => ({
  [type]: shape(
    {
      type: required(word(type)),
      series: required(
        both(
          list(series, { min: 1, max: 6 }),
          unique((each) => each.name, 'series names must be unique'),
        ),
      ),
      axis_config: required(
        shape({
          categories: required(list(label, { min: 1, max: 20 })),
          x_label: text({ max: 50 }),
          y_label: text({ max: 50 }),
        }),
      ),
    },
    pointsFollowCategories,
  ),
});

export const dataVisualization: Rule = shape({
  type: required(word('data_visualization')),
  block_id: text({ max: 255 }),
  title: required(text({ max: 50 })),
  chart: required(variants({ pie, ...axes('bar'), ...axes('area'), ...axes('line') })),
});
