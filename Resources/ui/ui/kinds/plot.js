/** A Plotly figure as its data: a table with a column for each sequence of values, and the whole as JSON. */
import { t } from '../strings.js';
import { download, table } from './table.js';

export function render(figure) {
  const json = download(t('download.json'), 'plot.json', 'application/json', () => JSON.stringify(figure, null, 2));
  return table(columns(figure), titleOf(figure) ?? t('plot.label'), [json]);
}

export const summary = (figure) => titleOf(figure) ?? t('plot.label');

const titleOf = ({ layout }) => {
  const title = layout?.title;
  return (typeof title === 'object' ? title?.text : title) || null;
};

const axes = ['labels', 'x', 'y', 'z', 'values', 'lat', 'lon', 'r', 'theta', 'open', 'high', 'low', 'close'];

/** A shared first axis is shown once. */
export function columns({ data, layout }) {
  const found = [];
  const seen = new Map();
  (data ?? []).forEach((trace, index) => {
    const name = trace.name ?? t('plot.trace', { number: index + 1 });
    for (const axis of axes) {
      const values = trace[axis];
      if (!Array.isArray(values) || values.length === 0) continue;
      const key = axis === 'x' || axis === 'labels' ? `${axis}:${JSON.stringify(values)}` : `${axis}:${index}`;
      if (seen.has(key)) continue;
      seen.set(key, true);
      const type = values.every((value) => value === null || typeof value === 'number') ? 'number' : 'string';
      found.push({ name: heading(axis, name, layout, (data ?? []).length), type, values });
    }
  });
  return found;
}

function heading(axis, name, layout, traces) {
  const title = layout?.[`${axis}axis`]?.title;
  const words = (typeof title === 'object' ? title?.text : title) || axis;
  return traces > 1 && axis !== 'x' && axis !== 'labels' ? `${name}: ${words}` : words;
}
