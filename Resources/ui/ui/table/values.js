/** The values of a column: how they are written for people and for programs, and how they are ordered. */
import { locale, t } from '../strings.js';

export const isNumber = (type) => type === 'integer' || type === 'number';
export const isMissing = (value) => value === null || value === undefined;

const plain = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** So many digits are read as a number. More take long, and nobody reads them as one. */
const DIGITS = 100;
const isDigits = (value) => typeof value === 'string' && value.length <= DIGITS && /^-?\d+$/.test(value);

/** How values of a column are written for people. One formatter a column: making one is what takes the time. */
export function writer(type) {
  switch (type) {
    case 'integer': {
      const format = new Intl.NumberFormat(locale());
      // Beyond 2⁵³ an integer comes as a string of digits.
      return (value) => (typeof value === 'number' ? format.format(value) : big(value, format));
    }
    case 'number': {
      const format = new Intl.NumberFormat(locale(), { maximumSignificantDigits: 15 });
      return (value) => (typeof value === 'number' ? format.format(value) : plain(value));
    }
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? t(value ? 'table.true' : 'table.false') : plain(value));
    case 'date': {
      const day = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC' });
      const moment = new Intl.DateTimeFormat(locale(), { dateStyle: 'short', timeStyle: 'medium' });
      return (value) => {
        const date = new Date(typeof value === 'object' ? NaN : value);
        if (Number.isNaN(date.getTime())) return plain(value);
        return (value % 86_400_000 === 0 ? day : moment).format(date);
      };
    }
    default:
      return plain;
  }
}

function big(value, format) {
  return isDigits(value) ? format.format(BigInt(value)) : plain(value);
}

/** How two values of a column that are both there are ordered, smaller first. */
export function comparator(type) {
  switch (type) {
    case 'integer':
    case 'number':
      return compareNumbers;
    case 'boolean':
    case 'date':
      return (a, b) => sortable(a) - sortable(b);
    default: {
      const { compare } = new Intl.Collator(locale(), { numeric: true });
      return (a, b) => compare(plain(a), plain(b));
    }
  }
}

function compareNumbers(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [exact(a), exact(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** JavaScript compares a BigInt and a number exactly. */
const exact = (value) => (isDigits(value) ? BigInt(value) : sortable(value));
const sortable = (value) => (typeof value === 'object' ? NaN : Number(value));

/** How many rows there are: columns that are shorter than others lack values at the end. */
export const length = (columns) => columns.reduce((most, { values }) => Math.max(most, values.length), 0);

/** The columns as CSV (RFC 4180): numbers and dates in a form that programs read. */
export function csv(columns) {
  const count = length(columns);
  const lines = [columns.map(({ name }) => quoted(String(name))).join(',')];
  for (let row = 0; row < count; row += 1) {
    lines.push(columns.map(({ type, values }) => field(values[row], type)).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function field(value, type) {
  if (isMissing(value)) return '';
  if (type === 'date' && Number.isFinite(value)) return new Date(value).toISOString();
  return quoted(plain(value));
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as lines with tabs, which spreadsheets take from the clipboard. */
export function tabbed(columns, rows) {
  const writers = columns.map(({ type }) => (isNumber(type) ? plain : writer(type)));
  const clean = (text) => text.replace(/[\t\r\n]+/g, ' ');
  const lines = rows.map((row) =>
    row.map((value, column) => (isMissing(value) ? '' : clean(writers[column](value)))).join('\t'));
  return [columns.map(({ name }) => clean(String(name))).join('\t'), ...lines].join('\n');
}
