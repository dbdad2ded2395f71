/** A data frame as a table; long ones are shown piece by piece, and whole in the download. */
import { h } from '../log.js';
import { t } from '../strings.js';

const FIRST = 50;
const MORE = 200;

export function render({ title, columns }) {
  return table(columns, title);
}

export const summary = ({ title, columns }) =>
  `${title ?? t('table.label')}: ${t('table.size', { count: columns[0]?.values.length ?? 0 })}`;

/** Also used by plots: columns of `{ name, type, values }`, further tools beside the download. */
export function table(columns, title, tools = []) {
  const count = Math.max(0, ...columns.map((column) => column.values.length));
  const writers = columns.map(writer);
  const body = h('tbody');
  let shown = 0;
  const more = h('button', { type: 'button', class: 'link', onclick: () => show(MORE) });

  function show(rows) {
    const fresh = document.createDocumentFragment();
    const end = Math.min(count, shown + rows);
    for (; shown < end; shown += 1) {
      const row = document.createElement('tr');
      columns.forEach((column, index) => row.append(cell(column.values[shown], column.type, writers[index])));
      fresh.append(row);
    }
    body.append(fresh);
    more.hidden = shown === count;
    more.textContent = t('table.more', { count: Math.min(MORE, count - shown) });
  }

  show(FIRST);
  const heads = columns.map(({ name, type }) =>
    h('th', { scope: 'col', dir: 'auto', class: isNumber(type) ? 'number' : null }, name));
  return h(
    'div',
    { class: 'table' },
    title ? h('p', { class: 'caption', dir: 'auto' }, title) : null,
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': title ?? t('table.label') },
      h('table', { 'aria-rowcount': count + 1 }, h('thead', {}, h('tr', {}, heads)), body),
    ),
    h(
      'div',
      { class: 'tools' },
      h('span', {}, t('table.size', { count })),
      more,
      download(t('download.csv'), `${title ?? 'table'}.csv`, 'text/csv', () => csv(columns)),
      tools,
    ),
  );
}

const isNumber = (type) => type === 'integer' || type === 'number';

function cell(value, type, write) {
  const element = document.createElement('td');
  if (isNumber(type)) element.className = 'number';
  if (value === null || value === undefined) {
    element.classList.add('missing');
    element.append('–', h('span', { class: 'hidden' }, t('table.missing')));
  } else {
    element.dir = 'auto';
    element.textContent = write(value);
  }
  return element;
}

/** How values of a column are written for people. One formatter a column: making one is what takes the time. */
function writer({ type }) {
  switch (type) {
    case 'integer': {
      const format = new Intl.NumberFormat();
      // Beyond 2⁵³ an integer comes as a string of digits.
      return (value) => format.format(typeof value === 'string' ? BigInt(value) : value);
    }
    case 'number': {
      const format = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 15 });
      return (value) => (typeof value === 'number' ? format.format(value) : String(value));
    }
    case 'boolean':
      return (value) => t(value ? 'table.true' : 'table.false');
    case 'date':
      return (value) => {
        const date = new Date(value);
        return value % 86_400_000 === 0
          ? date.toLocaleDateString(undefined, { timeZone: 'UTC' })
          : date.toLocaleString();
      };
    default:
      return (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
}

/** The columns as CSV (RFC 4180): numbers and dates in a form that programs read. */
export function csv(columns) {
  const count = Math.max(0, ...columns.map((column) => column.values.length));
  const lines = [columns.map(({ name }) => quoted(name)).join(',')];
  for (let row = 0; row < count; row += 1) {
    lines.push(columns.map(({ type, values }) => field(values[row], type)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function field(value, type) {
  if (value === null || value === undefined) return '';
  if (type === 'date') return new Date(value).toISOString();
  return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A button that saves what `content` returns. */
export function download(words, name, type, content) {
  function save() {
    const url = URL.createObjectURL(new Blob([content()], { type }));
    h('a', { href: url, download: name }).click();
    // The download has begun once the click returned; the address may go a moment later.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
  return h('button', { type: 'button', class: 'link', onclick: save }, words);
}
