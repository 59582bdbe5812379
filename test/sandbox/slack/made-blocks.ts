export type Block = Record<string, unknown>;
export const x = (length: number) => 'x'.repeat(length);
export const times = <Item>(count: number, item: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => item(n));
export const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
export const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length) });
export const option = (n: number) => ({ text: plain(1), value: `v${n}` });
export const options = (count: number) => times(count, option);
export const actions = (...elements: Block[]): Block => ({ type: 'actions', elements });
export const input = (element: Block): Block => ({ type: 'input', label: plain(1), element });
export const button = (more: Block = {}): Block => ({
  type: 'button',
  text: plain(1),
  action_id: 'a',
  ...more,
});
export const confirm = (more: Block): Block =>
  actions(
    button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...more } }),
  );
export const select = (more: Block): Block => actions({ type: 'static_select', action_id: 'a', ...more });
export const table = (rows: number, columns: number, text = 1): Block => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => ({ type: 'raw_text', text: x(text) }))),
});
export const dataTable = (rows: number, columns: number, more: Block = {}): Block => ({
  ...table(rows, columns),
  type: 'data_table',
  caption: 'c',
  ...more,
});
export const chart = (value: Block): Block => ({ type: 'data_visualization', title: 't', chart: value });
export const pie = (segments: number, label = 1, value = 1): Block =>
  chart({ type: 'pie', segments: times(segments, () => ({ label: x(label), value })) });
export const bars = (series: number, points: number, name = 0, category = 0, axis = 1): Block => {
  const labels = times(points, (n) => `${n}`.padStart(category, 'x'));
  return chart({
    type: 'bar',
    series: times(series, (n) => ({
      name: `s${n}`.padEnd(name, 'x'),
      data: labels.map((label) => ({ label, value: 1 })),
    })),
    axis_config: { categories: labels, x_label: x(axis), y_label: x(axis) },
  });
};
export const richText = (...elements: Block[]): Block => ({ type: 'rich_text', elements });

/** Each limit with a block of that size: the limit passes, one more is refused at the pointer. */
