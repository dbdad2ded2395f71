/**
 * A table that is here as a whole: which rows are shown, in which order.
 *
 * A query is `{ sort: { column, descending } | null, filter: string }`. This and `Pages` are what the view draws:
 * `count` rows, `row(index)` their values or null, `ask(query)`, `need(from, to)`, and `changed`, which they call.
 */
import { comparator, isMissing, isNumber, length, writer } from './values.js';

export class Model {
  #columns;
  #order = null;
  #haystack = null;

  query = { sort: null, filter: '' };
  changed = () => {};

  constructor(columns) {
    this.#columns = columns;
    this.total = length(columns);
  }

  get count() {
    return this.#order?.length ?? this.total;
  }

  row(index) {
    const place = this.#order ? this.#order[index] : index;
    return this.#columns.map(({ values }) => values[place]);
  }

  ask(query) {
    this.query = query;
    const matching = query.filter ? this.#matching(fold(query.filter)) : null;
    this.#order = query.sort ? this.#sorted(matching ?? this.#all(), query.sort) : matching;
    this.changed();
  }

  need() {}

  #all() {
    return Array.from({ length: this.total }, (_, index) => index);
  }

  /** Rows of equal values keep their order, and missing values come last either way. */
  #sorted(rows, { column, descending }) {
    const { type, values } = this.#columns[column];
    const compare = comparator(type);
    const sign = descending ? -1 : 1;
    return rows.sort((a, b) => {
      const [left, right] = [values[a], values[b]];
      if (isMissing(left) || isMissing(right)) return isMissing(left) - isMissing(right) || a - b;
      return sign * compare(left, right) || a - b;
    });
  }

  #matching(needle) {
    this.#haystack ??= haystack(this.#columns, this.total);
    return this.#all().filter((row) => this.#haystack[row].includes(needle));
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** What differs by case or by accents alone is the same to who searches. */
export const fold = (text) =>
  (ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '')).toLowerCase();

/** What each row can be found by: its values as they are and as they are written. Made once, when first needed. */
function haystack(columns, count) {
  const writers = columns.map(({ type }) => writer(type));
  return Array.from({ length: count }, (_, row) => {
    const words = columns.map(({ type, values }, column) => {
      const value = values[row];
      if (isMissing(value)) return '';
      const written = writers[column](value);
      return typeof value !== 'object' && isNumber(type) ? `${written}\n${value}` : written;
    });
    return fold(words.join('\n'));
  });
}

/** A header that is clicked again and again: upwards, downwards, as it came. */
export function nextSort(sort, column) {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
