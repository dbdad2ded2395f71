/**
 * A data frame as a table. One that came as a whole is sorted, searched and saved here; of a larger one the first rows
 * came, and the server is asked for whatever else is wanted.
 */
import { copier, download } from '../actions.js';
import { h } from '../log.js';
import { t } from '../strings.js';
import { Model } from '../table/model.js';
import { Pages } from '../table/pages.js';
import { csv, length, tabbed } from '../table/values.js';
import { TableView } from '../table/view.js';

export function render({ title, columns, rows, csv: address }, context) {
  if (!(rows > length(columns))) return { node: table(columns, { title }).node };
  const { id } = context;
  const ask = (message) =>
    context.ask({ action: 'fetch_rows', message: { reply: id, ...message } }, () => pages.failed());
  const pages = new Pages(columns, rows, ask);
  const whole = context.url(address);
  const file = whole
    ? h('a', { href: whole, download: `${title ?? 'table'}.csv` }, t('download.csv'))
    : null;
  const lost = h('span', { hidden: true }, t('table.forgotten', { count: length(columns) }));
  const view = new TableView(columns, pages, { title, tools: [file, lost] });

  function update(frame) {
    if (frame.type === 'rows') pages.received(frame);
    if (frame.type === 'connected') pages.again();
    if (frame.type === 'forgotten') {
      lost.hidden = false;
      view.use(new Model(columns));
    }
  }
  return { node: view.node, update };
}

/** A table of all its values: columns of `{ name, type, values }`, and tools beside its own. */
export function table(columns, { title, label, tools = [] } = {}) {
  const view = new TableView(columns, new Model(columns), {
    title,
    label,
    tools: [
      copier(() => tabbed(columns, view.rows)),
      download(t('download.csv'), `${title ?? label ?? 'table'}.csv`, 'text/csv', () => csv(columns)),
      ...tools,
    ],
  });
  return view;
}

export const summary = ({ title, columns, rows }) =>
  `${title ?? t('table.label')}: ${t('table.size', { count: rows ?? length(columns) })}`;
