/** The inline structure of markdown: emphasis, code, links, addresses, line breaks. */
import { webAddress } from './addresses.js';
import { Chain, children } from './chain.js';
import { normal } from './definitions.js';
import { ENTITY, decode } from './entities.js';
import { inlineLink, matchAt } from './links.js';
import { mathAt } from './math.js';

const PLAIN = /[^\\`*_~[\]!<&\n:.$]+/y;
const MARKS = /[\\`*_~[\]!<&\n:.@$]/;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const TICKS = /`+/g;
const ANGLED = /<(?:([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)|([\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*))>/y;
const LABEL = /\[((?:\\[\s\S]|[^\\[\]]){0,999})\]/y;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE = /\s/u;

export function parseInlines(content, context) {
  if (!MARKS.test(content)) return content === '' ? [] : [{ type: 'text', text: content }];
  return new InlineParser(content, context).run();
}

class InlineParser {
  #text;
  #context;
  #position = 0;
  #chain = new Chain();
  #delimiter = null;
  #bracket = null;
  #ticks = { runs: new Map(), read: 0, isRead: false };
  #mathEnds = new Map();
  #lastAngle;
  /** How many brackets are open: no address is looked for within them. */
  #unclosed = 0;
  #refused = { until: 0 };

  constructor(text, context) {
    this.#text = text;
    this.#context = context;
    this.#lastAngle = text.lastIndexOf('>');
  }

  run() {
    const context = this.#context;
    while (this.#position < this.#text.length && context.work > 0) {
      context.work -= 1;
      this.#step();
    }
    this.#emphasise(null);
    const nodes = children(this.#chain);
    if (this.#position < this.#text.length) {
      context.isCut = true;
      nodes.push({ type: 'rest', text: this.#text.slice(this.#position) });
    }
    return nodes;
  }

  #step() {
    const text = this.#text;
    const at = this.#position;
    switch (text[at]) {
      case '$':
        return this.#math(text) ?? this.#plain(1);
      case '\\':
        return this.#math(text) ?? this.#backslash();
      case '`':
        return this.#code();
      case '*':
      case '_':
      case '~':
        return this.#run();
      case '[':
        return this.#open('link', 1);
      case '!':
        return text[at + 1] === '[' ? this.#open('image', 2) : this.#plain(1);
      case ']':
        return this.#close();
      case '<':
        return this.#angle();
      case '&': {
        const match = this.#match(ENTITY);
        const decoded = match && decode(match);
        return decoded === null ? this.#plain(1) : this.#take(match[0].length, { type: 'text', text: decoded });
      }
      case '\n':
        return this.#break();
      case ':':
        return text[at + 1] === '/' ? this.#address() : this.#plain(1);
      case '.':
        return text[at - 1] === 'w' ? this.#address() : this.#plain(1);
      default:
        PLAIN.lastIndex = at;
        PLAIN.test(text);
        return this.#plain(PLAIN.lastIndex - at);
    }
  }

  #match(pattern) {
    return matchAt(pattern, this.#text, this.#position);
  }

  /** Text that is what it looks like; white space at the end of a line is none of it. */
  #plain(length) {
    const end = this.#position + length;
    const slice = this.#text.slice(this.#position, end);
    this.#write(this.#text[end] === '\n' ? slice.trimEnd() : slice);
    this.#position = end;
  }

  #write(text) {
    const last = this.#chain.last;
    if (last?.isPlain) last.text += text;
    else this.#chain.append({ type: 'text', text, isPlain: true });
  }

  #take(length, node) {
    this.#position += length;
    this.#context.work -= 8;
    return this.#chain.append(node);
  }

  #math(text) {
    const at = this.#position;
    if (!this.#context.math) return null;
    if (text[at] === '\\' && !(text[at + 1] === '(' || text[at + 1] === '[')) return null;
    const node = mathAt(text, at, this.#mathEnds);
    return node && this.#take(node.text.length, node);
  }

  #backslash() {
    const next = this.#text[this.#position + 1];
    if (next === '\n') {
      this.#take(2, { type: 'break' });
      this.#skipSpaces();
    } else if (next !== undefined && ESCAPABLE.test(next)) {
      this.#take(2, { type: 'text', text: next });
    } else {
      this.#plain(1);
    }
  }

  #break() {
    const text = this.#text;
    if (text[this.#position - 1] === ' ' && text[this.#position - 2] === ' ') {
      this.#take(1, { type: 'break' });
    } else {
      this.#write('\n');
      this.#position += 1;
    }
    this.#skipSpaces();
  }

  #skipSpaces() {
    while (this.#text[this.#position] === ' ' || this.#text[this.#position] === '\t') this.#position += 1;
  }

  /** A code span ends at the next run of as many backticks. */
  #code() {
    const text = this.#text;
    const start = this.#position;
    let end = start;
    while (text[end] === '`') end += 1;
    const length = end - start;
    const close = this.#ticksAfter(end, length);
    if (close < 0) {
      this.#plain(length);
      return;
    }
    let code = text.slice(end, close).replaceAll('\n', ' ');
    if (code[0] === ' ' && code.endsWith(' ') && code.trim() !== '') code = code.slice(1, -1);
    this.#position = close + length;
    this.#take(0, { type: 'codespan', text: code });
  }

  /** Where the next run of `length` backticks is; what was found on the way is kept, so that none is looked for twice. */
  #ticksAfter(end, length) {
    const ticks = this.#ticks;
    const of = (width) => ticks.runs.get(width) ?? ticks.runs.set(width, { found: [], next: 0 }).get(width);
    const runs = of(length);
    for (;;) {
      // A run that an escape cut short is none of those found.
      while (runs.next < runs.found.length && runs.found[runs.next] < end) runs.next += 1;
      if (runs.next < runs.found.length) return runs.found[runs.next];
      TICKS.lastIndex = ticks.read;
      const match = ticks.isRead ? null : TICKS.exec(this.#text);
      ticks.isRead = match === null;
      if (!match) return -1;
      ticks.read = TICKS.lastIndex;
      of(match[0].length).found.push(match.index);
    }
  }

  #angle() {
    const match = this.#position < this.#lastAngle ? this.#match(ANGLED) : null;
    if (!match) return this.#plain(1);
    const target = match[1] ?? `mailto:${match[2]}`;
    const text = match[1] ?? match[2];
    return this.#take(match[0].length, { type: 'link', target, children: [{ type: 'text', text }] });
  }

  /** An address without marks is seen at its `:` or `.`, when what came before it is already text. */
  #address() {
    const found = this.#unclosed > 0 ? null : webAddress(this.#text, this.#position, this.#refused);
    const last = this.#chain.last;
    if (!found || (last?.type !== 'text' && found.start < this.#position)) return this.#plain(1);
    last.text = last.text.slice(0, found.start - this.#position);
    const text = this.#text.slice(found.start, found.end);
    return this.#take(found.end - this.#position, { type: 'link', target: found.target, children: [{ type: 'text', text }] });
  }

  // MARK: Emphasis (CommonMark 0.31, section 6.2, and its appendix)

  #run() {
    const text = this.#text;
    const start = this.#position;
    const mark = text[start];
    let end = start;
    while (text[end] === mark) end += 1;
    // As for GitHub, strikes do not count as what emphasis touches.
    let [first, last] = [start, end];
    while (mark !== '~' && text[first - 1] === '~') first -= 1;
    while (mark !== '~' && text[last] === '~') last += 1;
    const before = first === 0 ? '\n' : lastCharacter(text, first);
    const after = last === text.length ? '\n' : String.fromCodePoint(text.codePointAt(last));
    const isSpace = [SPACE.test(before), SPACE.test(after)];
    const isMark = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
    const left = !isSpace[1] && (!isMark[1] || isSpace[0] || isMark[0]);
    const right = !isSpace[0] && (!isMark[0] || isSpace[1] || isMark[1]);
    const length = end - start;
    const node = this.#take(length, { type: 'text', text: text.slice(start, end) });
    if (mark === '~' && length > 2) return;
    const isWord = mark === '_';
    this.#delimiter = {
      mark,
      node,
      length,
      original: length,
      opens: left && (!isWord || !right || isMark[0]),
      closes: right && (!isWord || !left || isMark[1]),
      before: this.#delimiter,
      after: null,
      at: start,
    };
    if (this.#delimiter.before) this.#delimiter.before.after = this.#delimiter;
  }

  #emphasise(bottom) {
    const floors = new Map();
    let closer = this.#delimiter;
    if (closer === bottom) return;
    while (closer && closer.before !== bottom) closer = closer.before;
    while (closer) {
      if (!closer.closes) {
        closer = closer.after;
        continue;
      }
      const key = `${closer.mark}${closer.opens}${closer.original % 3}${closer.mark === '~' ? closer.length : ''}`;
      const floor = floors.get(key) ?? bottom;
      let opener = closer.before;
      while (opener && opener !== bottom && opener !== floor && !pairs(opener, closer)) opener = opener.before;
      if (!opener || opener === bottom || opener === floor) {
        floors.set(key, closer.before);
        const next = closer.after;
        if (!closer.opens) this.#forget(closer);
        closer = next;
        continue;
      }
      const isStruck = closer.mark === '~';
      const used = isStruck ? closer.length : opener.length >= 2 && closer.length >= 2 ? 2 : 1;
      // What lies between the two can no longer pair with anything outside.
      opener.after = closer;
      closer.before = opener;
      const type = isStruck ? 'struck' : used === 2 ? 'strong' : 'emphasis';
      this.#chain.wrap(opener.node, closer.node, { type });
      for (const end of [opener, closer]) {
        end.length -= used;
        end.node.text = end.node.text.slice(used);
        if (end.length > 0) continue;
        this.#chain.remove(end.node);
        this.#forget(end);
      }
      if (closer.length === 0) closer = closer.after;
    }
    this.#delimiter = bottom;
    if (bottom) bottom.after = null;
  }

  #forget(delimiter) {
    if (delimiter.before) delimiter.before.after = delimiter.after;
    if (delimiter.after) delimiter.after.before = delimiter.before;
    else this.#delimiter = delimiter.before;
  }

  // MARK: Links and images (CommonMark 0.31, section 6.3)

  #open(type, length) {
    const node = this.#take(length, { type: 'text', text: this.#text.slice(this.#position, this.#position + length) });
    this.#bracket = {
      type,
      node,
      at: this.#position,
      isActive: true,
      hasInner: false,
      delimiter: this.#delimiter,
      before: this.#bracket,
    };
    if (this.#bracket.before) this.#bracket.before.hasInner = true;
    this.#unclosed += 1;
  }

  #close() {
    const opener = this.#bracket;
    if (!opener) return this.#plain(1);
    this.#unclosed -= 1;
    if (!opener.isActive) {
      this.#bracket = opener.before;
      return this.#plain(1);
    }
    const end = this.#position;
    this.#position += 1;
    const inline = inlineLink(this.#text, this.#position, this.#lastAngle);
    if (inline) this.#position = inline.end;
    const link = inline ?? this.#referenceLink(opener, end);
    this.#bracket = opener.before;
    if (!link) {
      this.#position = end;
      return this.#plain(1);
    }
    const node = this.#chain.wrap(opener.node, null, { type: opener.type, target: link.target, title: link.title });
    this.#emphasiseInside(node, opener.delimiter);
    this.#chain.remove(opener.node);
    if (opener.type === 'link') {
      // No link within a link. Below one that is off, all of them are.
      for (let outer = this.#bracket; outer; outer = outer.before) {
        if (outer.type !== 'link') continue;
        if (!outer.isActive) break;
        outer.isActive = false;
      }
    }
    return undefined;
  }

  #emphasiseInside(node, bottom) {
    const outside = this.#chain;
    this.#chain = node.inside;
    this.#emphasise(bottom);
    this.#chain = outside;
  }

  #referenceLink(opener, end) {
    const { references } = this.#context;
    if (references.size === 0) return null;
    const after = this.#match(LABEL);
    let label = after?.[1];
    if (!label && opener.hasInner) return null;
    label ||= end - opener.at < 1000 ? this.#text.slice(opener.at, end) : '';
    const link = references.get(normal(label));
    if (!link) return null;
    this.#context.allowance -= link.target.length + (link.title?.length ?? 0);
    if (this.#context.allowance < 0) return null;
    if (after) this.#position += after[0].length;
    return link;
  }
}

function pairs(opener, closer) {
  if (!opener.opens || opener.mark !== closer.mark) return false;
  if (opener.mark === '~') return opener.length === closer.length;
  const isAmbiguous = (opener.closes || closer.opens) && closer.original % 3 !== 0;
  return !isAmbiguous || (opener.original + closer.original) % 3 !== 0;
}

function lastCharacter(text, end) {
  const low = text.charCodeAt(end - 1);
  return low >= 0xdc00 && low <= 0xdfff && end > 1 ? text.slice(end - 2, end) : text[end - 1];
}
