/**
 * A table on the page. One of more than a few rows scrolls by itself, can be searched, and holds only the rows in view;
 * every row has the same height, so that where each of them is follows from its number.
 */
import { h } from '../log.js';
import { t } from '../strings.js';
import { nextSort } from './model.js';
import { isMissing, isNumber, writer } from './values.js';

/** So many rows are simply there. */
const FEW = 12;
const OVERSCAN = 6;
/** A column is as wide as what is written in its first rows, within limits, in characters. */
const NARROWEST = 4;
const WIDEST = 36;
const SAMPLE = 100;
/** So much of a value is shown where the pointer is. */
const LONGEST = 2_000;
/** For as long as nothing was measured. */
const ROW = 33;

export class TableView {
  #columns;
  #source;
  #writers;
  #heads;
  #body = h('tbody');
  #table;
  #tall;
  #scroller;
  #empty = h('p', { class: 'nothing', hidden: true });
  #status = h('span', { role: 'status' });
  #rows = new Map();
  #height = ROW;
  #isMeasured = false;
  #request = 0;

  /**
   * @param {object[]} columns names and types, and values to judge widths by
   * @param {object} source the rows: a `Model`, or `Pages`
   * @param {object} options `title`, shown above; `label`, where there is none to show; `tools` below
   */
  constructor(columns, source, { title, label = t('table.label'), tools = [] } = {}) {
    this.#columns = columns;
    this.#writers = columns.map(({ type }) => writer(type));
    this.isLarge = source.total > FEW;
    this.#heads = columns.map((column, index) => this.#head(column, index));
    this.#table = h(
      'table',
      { 'aria-label': title ?? label, 'aria-rowcount': source.total + 1 },
      this.isLarge ? h('colgroup', {}, columns.map(() => h('col'))) : null,
      h('thead', {}, h('tr', { 'aria-rowindex': 1 }, this.#heads)),
      this.#body,
    );
    this.#tall = h('div', {}, this.#table);
    this.#scroller = this.isLarge
      ? h('div', { class: 'scroll rows', tabindex: '0', role: 'group', 'aria-label': title ?? label },
          this.#tall, this.#empty)
      : h('div', { class: 'scroll' }, this.#tall, this.#empty);
    this.node = h(
      'div',
      { class: 'table' },
      title || this.isLarge
        ? h('div', { class: 'above' }, h('p', { class: 'caption', dir: 'auto' }, title ?? ''), this.#filter())
        : null,
      this.#scroller,
      source.total > 0 ? h('div', { class: 'tools' }, this.#status, tools) : null,
    );
    if (this.isLarge) {
      this.#widths(source);
      this.#scroller.addEventListener('scroll', () => this.#later(), { passive: true });
      // Also when the conversation lays out a message that it had left out, or fonts change.
      new ResizeObserver(() => this.#measure()).observe(this.#scroller);
    }
    this.use(source);
  }

  /** Draws the rows of another source from now on. */
  use(source) {
    this.#source = source;
    source.changed = () => this.#redraw();
    this.#redraw();
  }

  /** All that is shown, in its order, where all of it is here. */
  get rows() {
    return Array.from({ length: this.#source.count }, (_, index) => this.#source.row(index));
  }

  // MARK: The head

  #head({ name, type }, index) {
    const sort = () => {
      const next = nextSort(this.#source.query.sort, index);
      this.#ask({ ...this.#source.query, sort: next });
    };
    return h(
      'th',
      { scope: 'col', dir: isNumber(type) ? null : 'auto', class: isNumber(type) ? 'number' : null },
      h('button', { type: 'button', title: t('table.sort'), onclick: sort }, h('span', { dir: 'auto' }, String(name))),
    );
  }

  #filter() {
    if (!this.isLarge) return null;
    let timer = 0;
    const input = h('input', { type: 'search', placeholder: t('table.filter'), 'aria-label': t('table.filter') });
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#ask({ ...this.#source.query, filter: input.value.trim() }), 150);
    });
    return input;
  }

  #ask(query) {
    this.#scroller.scrollTop = 0;
    this.#source.ask(query);
  }

  #widths(source) {
    const count = Math.min(SAMPLE, source.total);
    const sample = Array.from({ length: count }, (_, index) => source.row(index)).filter(Boolean);
    const widths = this.#columns.map(({ name }, column) => {
      const longest = sample.reduce((most, row) => Math.max(most, this.#written(row[column], column).length), 0);
      return Math.min(WIDEST, Math.max(NARROWEST, String(name).length * 1.1 + 3, longest + 1));
    });
    const cols = this.#table.querySelectorAll('col');
    widths.forEach((width, column) => { cols[column].style.inlineSize = `calc(${width}ch + 1.75rem)`; });
    const all = widths.reduce((sum, width) => sum + width, 0);
    this.#table.style.minInlineSize = `calc(${all}ch + ${widths.length * 1.75}rem)`;
  }

  // MARK: The body

  #redraw() {
    const { query, count, total, isWaiting, hasFailed } = this.#source;
    this.#heads.forEach((head, index) => {
      const isSorted = query.sort?.column === index;
      if (isSorted) head.setAttribute('aria-sort', query.sort.descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    });
    this.#table.setAttribute('aria-rowcount', count + 1);
    this.#table.setAttribute('aria-busy', isWaiting === true);
    this.#empty.hidden = count > 0;
    this.#empty.textContent = t(query.filter ? 'table.nothing' : 'table.empty');
    this.#status.replaceChildren(
      hasFailed
        ? t('table.failed')
        : query.filter && !isWaiting
          ? t('table.found', { count: total, found: count })
          : t('table.size', { count: total }),
      hasFailed ? h('button', { type: 'button', class: 'link', onclick: () => this.#source.retry() }, t('retry')) : '',
    );
    this.#draw(true);
  }

  #later() {
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.#draw();
    });
  }

  /** Where the rows are is read before any is taken away: a table that is shorter for a moment would be scrolled. */
  #draw(isAnew = false) {
    const { count } = this.#source;
    let [from, to] = [0, count];
    if (this.isLarge) {
      const { scrollTop, clientHeight } = this.#scroller;
      const shown = (clientHeight || 13 * ROW) / this.#height;
      const top = Math.floor(scrollTop / this.#height);
      from = Math.max(0, Math.min(top, count - Math.ceil(shown)) - OVERSCAN);
      to = Math.min(count, Math.ceil(top + shown) + OVERSCAN);
      this.#source.need(Math.min(top, count), Math.min(count, Math.ceil(top + shown)));
    }
    for (const [index, row] of this.#rows) {
      if (!isAnew && index >= from && index < to) continue;
      row.remove();
      this.#rows.delete(index);
    }
    let next = this.#body.firstChild;
    for (let index = from; index < to; index += 1) {
      const there = this.#rows.get(index);
      if (there) {
        next = there.nextSibling;
        continue;
      }
      const row = this.#row(index);
      this.#rows.set(index, row);
      this.#body.insertBefore(row, next);
    }
    if (!this.isLarge) return;
    this.#tall.style.paddingBlock = `${from * this.#height}px ${(count - to) * this.#height}px`;
    if (!this.#isMeasured) this.#measure();
  }

  #measure() {
    const height = this.#body.firstChild?.getBoundingClientRect().height ?? 0;
    if (height > 0) {
      this.#isMeasured = true;
      this.#height = height;
    }
    this.#later();
  }

  #row(index) {
    const values = this.#source.row(index);
    const cells = this.#columns.map(({ type }, column) => {
      const cell = document.createElement('td');
      if (isNumber(type)) cell.className = 'number';
      else if (type === 'date' || type === 'boolean') cell.className = 'short';
      if (!values) {
        cell.append(h('i', { class: 'pending' }));
      } else if (isMissing(values[column])) {
        cell.classList.add('missing');
        cell.append('–', h('span', { class: 'hidden' }, t('table.missing')));
      } else {
        const words = this.#written(values[column], column);
        if (type === 'string') cell.dir = 'auto';
        if (this.isLarge && words.length > WIDEST * 0.8) cell.title = words.slice(0, LONGEST);
        cell.textContent = words;
      }
      return cell;
    });
    return h('tr', { 'aria-rowindex': index + 2, 'aria-busy': values ? null : 'true' }, cells);
  }

  #written(value, column) {
    return isMissing(value) ? '–' : this.#writers[column](value);
  }
}
