/**
 * A table of which only the first rows came: the others are fetched as they come into view, and so is every other
 * order and choice of rows, because only the server knows them all.
 */
import { length } from './values.js';

const SIZE = 100;
/** Whoever drags the scroll bar passes more than they want to see: beyond so many requests nothing is asked. */
const AT_ONCE = 2;

export class Pages {
  #request;
  #first;
  #rows = new Map();
  #asked = new Map();

  query = { sort: null, filter: '' };
  changed = () => {};
  /** Whether rows could not be had; nothing is asked for until somebody tries again. */
  hasFailed = false;
  /** Whether an answer to the query is still to come. */
  isWaiting = false;

  /**
   * @param {object[]} columns with the first rows
   * @param {number} total how many rows there are
   * @param {(message: object) => void} request sends `{ from, count, sort?, filter? }`
   */
  constructor(columns, total, request) {
    this.#request = request;
    this.#first = rowsOf(columns.map(({ values }) => values), length(columns));
    this.total = total;
    this.#begin();
  }

  #begin() {
    const isPlain = !this.query.sort && !this.query.filter;
    this.#asked.clear();
    this.#rows = new Map(isPlain ? this.#first.entries() : []);
    this.hasFailed = false;
    this.isWaiting = !isPlain;
    // Until the server answered, as many rows as there were: the view keeps its height.
    if (isPlain) this.count = this.total;
  }

  row(index) {
    return this.#rows.get(index) ?? null;
  }

  ask(query) {
    this.query = query;
    this.#begin();
    if (this.isWaiting) this.#send(0);
    this.changed();
  }

  /** The rows from `from` up to `to` are in view. */
  need(from, to) {
    if (this.hasFailed || (this.isWaiting && this.#rows.size === 0)) return;
    for (let index = from; index < Math.min(to, this.count); index += 1) {
      if (this.#rows.has(index)) continue;
      const page = Math.floor(index / SIZE) * SIZE;
      const start = this.#asked.get(page) ?? (this.#asked.size < AT_ONCE ? this.#firstMissing(page) : null);
      if (start === null) return;
      if (!this.#asked.has(page)) this.#send(start);
      index = page + SIZE - 1;
    }
  }

  #firstMissing(page) {
    let index = page;
    while (this.#rows.has(index)) index += 1;
    return index;
  }

  #send(from) {
    const page = Math.floor(from / SIZE) * SIZE;
    this.#asked.set(page, from);
    const { sort, filter } = this.query;
    this.#request({ from, count: page + SIZE - from, ...(sort && { sort }), ...(filter && { filter }) });
  }

  /** An answer of the server's. One to a query that is no longer asked is none. */
  received({ from, count, columns, sort, filter }) {
    if (!isSame({ sort, filter }, this.query)) return;
    const page = Math.floor(from / SIZE) * SIZE;
    if (this.#asked.get(page) !== from) return;
    this.#asked.delete(page);
    const rows = rowsOf(columns, columns.reduce((most, values) => Math.max(most, values.length), 0));
    rows.forEach((row, index) => this.#rows.set(from + index, row));
    this.count = count;
    this.isWaiting = false;
    // An answer without rows where there must be some would be asked for again without end.
    if (rows.length === 0 && from < count) this.hasFailed = true;
    this.changed();
  }

  /** What was asked for will not come: the connection it was asked on is gone, and there is a new one. */
  again() {
    for (const from of [...this.#asked.values()]) this.#send(from);
  }

  failed() {
    if (this.#asked.size === 0) return;
    this.#asked.clear();
    this.hasFailed = true;
    this.changed();
  }

  retry() {
    this.hasFailed = false;
    if (this.isWaiting) this.#send(0);
    this.changed();
  }
}

function rowsOf(columns, count) {
  return Array.from({ length: count }, (_, row) => columns.map((values) => values[row]));
}

function isSame(a, b) {
  return (a.filter ?? '') === (b.filter ?? '')
    && (a.sort?.column ?? -1) === (b.sort?.column ?? -1)
    && (a.sort?.descending ?? false) === (b.sort?.descending ?? false);
}
