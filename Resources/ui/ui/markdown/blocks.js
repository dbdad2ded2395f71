/** The block structure of markdown: which lines make which paragraph, list, quotation, table, code. */
import { takeDefinitions } from './definitions.js';
import { unescape } from './entities.js';
import { matchAt } from './links.js';
import { continueBlock, openBlock } from './math.js';
import { delimiters, rowOf } from './tables.js';
import { tidy } from './tidy.js';

/** Containers nest no deeper than this; what would, is text. It keeps both the work and the page's tree bounded. */
const DEPTH = 40;

const THEMATIC = /(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/y;
const HEADING = /(#{1,6})(?:[ \t]+|$)/y;
const FENCE = /(`{3,})([^`]*)$|(~{3,})(.*)$/y;
const UNDERLINE = /(=+|-+)[ \t]*$/y;
const MARKER = /([-+*])(?=[ \t]|$)|(\d{1,9})([.)])(?=[ \t]|$)/y;
const STARTS = '#`~=-*_$\\';
const MARKERS = '-+*0123456789';
const BLANK = /^[ \t]*$/;
/** Tables of more columns are text: no one could read them. */
const WIDTH = 1_000;
/**
 * How much of a text is read as blocks: a line costs 1 and a little for what it is nested in, a block 4, code 20. A
 * megabyte of prose is below; of a megabyte of list markers, what is above stands as it was written.
 */
const WORK = 40_000;
const BOX = /\[([ xX])\](?=[ \t])/y;

export function parseBlocks(text, options = {}) {
  const parser = new BlockParser(options);
  let start = 0;
  while (start < text.length && parser.work < WORK) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    parser.take(text.slice(start, end), start);
    start = end + 1;
  }
  const parsed = parser.finish();
  if (start < text.length) parsed.root.children.push({ type: 'rest', text: text.slice(start), start });
  return parsed;
}

class BlockParser {
  /** What was done so far. */
  work = 0;

  #options;
  #root = { type: 'document', children: [], inlineBlocks: [] };
  #open = [this.#root];
  #leaf = null;
  #references = new Map();
  /** Rows shorter than their table are filled up, but not without end: a wide head would make a small text huge. */
  #padding = 100_000;

  // The line that is being read, and how far.
  #line = '';
  #number = -1;
  #offset = 0;
  #position = 0;
  #column = 0;
  /** Where the white space ends in which the position is, once that was looked for. */
  #ahead = null;

  constructor(options) {
    this.#options = options;
  }

  take(line, offset) {
    this.#line = line;
    this.#number += 1;
    this.#offset = offset;
    this.#position = 0;
    this.#column = 0;
    this.#ahead = null;

    this.work += 1 + this.#open.length / 8;
    const matched = this.#matchContainers();
    const isWhole = matched === this.#open.length;
    if (isWhole && this.#continueLeaf()) return;
    this.#startBlocks(matched, isWhole);
  }

  finish() {
    this.#closeLeaf();
    tidy(this.#root);
    return { root: this.#root, references: this.#references };
  }

  // MARK: Lines

  /** How far the next character that is no white space is, in columns; tabs stop at every fourth. */
  #indent() {
    let ahead = this.#ahead;
    if (ahead === null || ahead.next < this.#position) {
      let column = this.#column;
      for (let next = this.#position; ; next += 1) {
        const character = this.#line[next];
        if (character === ' ') column += 1;
        else if (character === '\t') column += 4 - (column % 4);
        else {
          ahead = this.#ahead = { next, column, isBlank: character === undefined };
          break;
        }
      }
    }
    return { indent: ahead.column - this.#column, next: ahead.next, isBlank: ahead.isBlank };
  }

  /** Passes `columns` of white space; a tab that is wider than that leaves spaces. */
  #pass(columns) {
    for (let left = columns; left > 0; ) {
      const character = this.#line[this.#position];
      if (character === '\t') {
        const width = 4 - (this.#column % 4);
        if (width > left) {
          this.#ahead = null;
          this.#line = this.#line.slice(0, this.#position) + ' '.repeat(width) + this.#line.slice(this.#position + 1);
          continue;
        }
        this.#column += width;
        left -= width;
      } else if (character === ' ') {
        this.#column += 1;
        left -= 1;
      } else {
        return;
      }
      this.#position += 1;
    }
  }

  /** Passes white space up to `next` and `length` characters there. */
  #passTo(next, indent, length) {
    this.#column += indent + length;
    this.#position = next + length;
  }

  get #rest() {
    return this.#line.slice(this.#position);
  }

  // MARK: Containers

  #matchContainers() {
    let index = 1;
    for (; index < this.#open.length; index += 1) {
      const container = this.#open[index];
      const { indent, next, isBlank } = this.#indent();
      if (container.type === 'quote') {
        if (indent > 3 || this.#line[next] !== '>') break;
        this.#passQuote(next, indent);
        container.end = this.#number;
      } else if (container.type === 'item') {
        const isEmpty = container.children.length === 0 && index === this.#open.length - 1 && !this.#leaf;
        if (indent >= container.offset) this.#pass(container.offset);
        else if (isBlank && !isEmpty) this.#passTo(next, indent, 0);
        else break;
      }
    }
    return index;
  }

  #passQuote(next, indent) {
    this.#passTo(next, indent, 1);
    this.#pass(1);
  }

  /** Opens a block in the innermost container that takes it. */
  #add(node) {
    this.#closeLeaf();
    while (this.#open.at(-1).type === 'list' && node.type !== 'item') this.#open.pop();
    node.line = this.#number;
    node.end = this.#number;
    if (this.#open.length === 1) node.start = this.#offset;
    this.#open.at(-1).children.push(node);
    this.work += 4;
    return node;
  }

  #startBlocks(matched, isWhole) {
    let isOpen = isWhole;
    let keep = matched;
    /** What the line did not match ends as soon as it begins something of its own. */
    const begin = () => {
      if (isOpen) return;
      this.#closeLeaf();
      this.#open.length = keep;
      isOpen = true;
    };
    for (;;) {
      const { indent, next, isBlank } = this.#indent();
      if (isBlank) break;
      const isParagraph = this.#leaf?.type === 'paragraph';
      if (indent > 3) {
        if (isParagraph) break;
        begin();
        this.#pass(4);
        this.#leaf = this.#add({ type: 'code', lines: [this.#rest], isIndented: true });
        return;
      }
      const canNest = (isOpen ? this.#open.length : keep) < DEPTH;
      if (this.#line[next] === '>' && canNest) {
        begin();
        this.#passQuote(next, indent);
        this.#open.push(this.#add({ type: 'quote', children: [] }));
        continue;
      }
      if (this.#startLeaf(next, indent, isOpen, begin)) return;
      if (!canNest || !this.#startItem(next, indent, isOpen, keep, begin)) break;
    }
    this.#addText(isOpen, begin);
  }

  #startLeaf(next, indent, isOpen, begin) {
    const line = this.#line;
    // Nearly every line is text, as its first character tells.
    if (!STARTS.includes(line[next])) return false;
    let match = matchAt(HEADING, line, next);
    if (match) {
      begin();
      const content = line.slice(next + match[0].length).replace(/(?:^|[ \t])#+[ \t]*$/, '').trim();
      this.#inline(this.#add({ type: 'heading', level: match[1].length }), content);
      return true;
    }
    match = matchAt(FENCE, line, next);
    if (match) {
      begin();
      const fence = match[1] ?? match[3];
      const info = unescape((match[2] ?? match[4]).trim());
      this.#leaf = this.#add({ type: 'code', lines: [], fence, indent, info });
      this.work += 16;
      return true;
    }
    match = this.#options.math ? openBlock(line, next) : null;
    if (match) {
      begin();
      this.#leaf = this.#add(match);
      return true;
    }
    if (isOpen && this.#leaf?.type === 'paragraph') {
      match = matchAt(UNDERLINE, line, next);
      if (match && this.#resolve(this.#leaf)) {
        const heading = this.#leaf;
        heading.type = 'heading';
        heading.level = match[1][0] === '=' ? 1 : 2;
        heading.end = this.#number;
        this.#leaf = null;
        this.#inline(heading, heading.lines.join('\n').trimEnd());
        return true;
      }
    }
    // A rule ends as it begins; to look there first spares a long line of markers one pass for each of them.
    if (line.trimEnd().at(-1) === line[next] && matchAt(THEMATIC, line, next)) {
      begin();
      this.#add({ type: 'rule' });
      return true;
    }
    return false;
  }

  #startItem(next, indent, isOpen, keep, begin) {
    const match = MARKERS.includes(this.#line[next]) ? matchAt(MARKER, this.#line, next) : null;
    if (!match) return false;
    const [marker, bullet, digits, delimiter] = match;
    const isEmpty = BLANK.test(this.#line.slice(next + marker.length, next + marker.length + 8))
      && this.#line.slice(next + marker.length).trim() === '';
    // A paragraph goes on rather than being broken by a number that happens to begin a line.
    const container = isOpen ? this.#open.at(-1) : this.#open[keep - 1];
    const breaksParagraph = this.#leaf?.type === 'paragraph' && container.type !== 'list' && isOpen;
    if (breaksParagraph && (isEmpty || (digits && Number(digits) !== 1))) return false;
    begin();
    this.#closeLeaf();
    this.#passTo(next, indent, marker.length);
    const { indent: gap } = this.#indent();
    const space = isEmpty || gap > 4 ? 1 : gap;
    this.#pass(space);
    const kind = bullet ?? delimiter;
    if (this.#open.at(-1).type !== 'list' || this.#open.at(-1).kind !== kind) {
      this.#open.push(this.#add({ type: 'list', kind, children: [], first: digits ? Number(digits) : null }));
    }
    const item = this.#add({ type: 'item', children: [], offset: indent + marker.length + space });
    this.#open.push(item);
    return !this.#startTask(item);
  }

  /** A box at the beginning of an item makes it a task; what follows on the line is text, whatever it looks like. */
  #startTask(item) {
    const { indent, next } = this.#indent();
    const box = indent < 4 ? matchAt(BOX, this.#line, next) : null;
    if (!box) return false;
    item.isDone = box[1] !== ' ';
    this.#passTo(next, indent, 3);
    return true;
  }

  // MARK: Leaves

  /** Takes the line into the code that is open. Returns whether it did. */
  #continueLeaf() {
    const leaf = this.#leaf;
    if (leaf?.type !== 'code' && leaf?.type !== 'display') return false;
    const { indent, next, isBlank } = this.#indent();
    if (leaf.type === 'display') {
      if (isBlank) return false;
      leaf.end = this.#number;
      if (continueBlock(leaf, this.#line.slice(next))) this.#leaf = null;
      return true;
    }
    if (leaf.isIndented) {
      if (indent < 4 && !isBlank) {
        this.#closeLeaf();
        return false;
      }
      this.#pass(4);
      leaf.lines.push(this.#rest);
      if (!isBlank) leaf.end = this.#number;
      return true;
    }
    leaf.end = this.#number;
    const closing = /^(`{3,}|~{3,})[ \t]*$/.exec(indent < 4 ? this.#line.slice(next) : '');
    if (closing?.[1].startsWith(leaf.fence)) {
      this.#closeLeaf();
    } else {
      this.#pass(leaf.indent);
      leaf.lines.push(this.#rest);
    }
    return true;
  }

  #addText(isOpen, begin) {
    const { indent, next, isBlank } = this.#indent();
    const leaf = this.#leaf;
    if (isBlank) {
      begin();
      if (['paragraph', 'table', 'display'].includes(leaf?.type)) this.#closeLeaf();
      return;
    }
    const text = this.#line.slice(next);
    if (leaf?.type === 'paragraph') {
      if (isOpen && indent < 4 && this.#startTable(leaf, text)) return;
      // A line that misses the marks of the containers around a paragraph still goes on with it.
      leaf.lines.push(isOpen ? text : this.#rest);
      leaf.last = this.#offset;
      leaf.end = this.#number;
      return;
    }
    begin();
    const cells = this.#leaf?.type === 'table' ? rowOf(text) : [];
    if (cells.length > 0) {
      this.#addRow(this.#leaf, cells);
    } else {
      this.#leaf = this.#add({ type: 'paragraph', lines: [text], last: this.#offset });
    }
  }

  #startTable(paragraph, text) {
    const aligns = '|:-'.includes(text[0]) ? delimiters(text) : null;
    if (!aligns || aligns.length > WIDTH || paragraph.lines.length === 0) return false;
    const head = rowOf(paragraph.lines.at(-1));
    if (head.length !== aligns.length) return false;
    paragraph.lines.pop();
    const table = { type: 'table', aligns, children: [], line: this.#number - 1, end: this.#number };
    if (paragraph.lines.length === 0) {
      Object.assign(paragraph, table, { lines: undefined });
      this.#leaf = paragraph;
    } else {
      paragraph.end = this.#number - 2;
      paragraph.isText = true;
      const start = paragraph.last;
      this.#leaf = this.#add(table);
      if (table.start !== undefined) table.start = start;
      table.line = this.#number - 1;
    }
    this.#addRow(this.#leaf, head);
    return true;
  }

  #addRow(table, cells) {
    table.end = this.#number;
    const width = table.aligns.length;
    const row = { type: 'row', children: [] };
    const missing = Math.min(width - cells.length, this.#padding);
    for (const content of cells.slice(0, width)) row.children.push(this.#inline({ type: 'cell' }, content));
    for (let count = 0; count < missing; count += 1) row.children.push({ type: 'cell', children: [] });
    this.#padding -= Math.max(0, missing);
    table.children.push(row);
    this.work += 4 * width;
  }

  #closeLeaf() {
    const leaf = this.#leaf;
    this.#leaf = null;
    // Mathematics that never ended is text.
    if (leaf?.type === 'display') leaf.type = 'paragraph';
    if (leaf?.type === 'code') {
      if (leaf.isIndented) while (leaf.lines.length > 0 && leaf.lines.at(-1).trim() === '') leaf.lines.pop();
      leaf.text = leaf.lines.map((line) => `${line}\n`).join('');
      leaf.lines = undefined;
    } else if (leaf?.type === 'paragraph') {
      if (this.#resolve(leaf)) this.#inline(leaf, leaf.lines.join('\n').trimEnd());
      else leaf.type = 'definitions';
    }
  }

  #inline(node, content) {
    node.content = content;
    node.lines = undefined;
    this.#root.inlineBlocks.push(node);
    return node;
  }

  /** Takes the link definitions from the beginning of a paragraph. Returns whether anything is left of it. */
  #resolve(paragraph) {
    if (paragraph.isText || paragraph.lines[0]?.[0] !== '[') return paragraph.lines.length > 0;
    const left = takeDefinitions(paragraph.lines.join('\n'), this.#references);
    if (left !== null) paragraph.lines = left.trim() === '' ? [] : left.split('\n');
    return paragraph.lines.length > 0;
  }
}
