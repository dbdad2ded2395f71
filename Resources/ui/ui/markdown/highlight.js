/**
 * Colours for code: one tokenizer for all languages, each a table of what its words and marks are.
 *
 * It is loaded with the first block of code in a language it knows. It colours what it recognises and leaves the rest
 * alone; it is no parser. Every character is looked at a bounded number of times, whatever the text.
 */

const list = (words) => new Set(words.split(' '));

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)[a-zA-Z%]{0,4}/y;
const SPACE = /\s+/y;
/** Where `'` is for single characters, one that nothing closes soon is a lifetime or a label. */
const CHARACTER = /'(?:\\[^\n][^'\n]{0,10}|[^'\\\n])'/uy;

const slashes = { line: ['//'], block: ['/*', '*/'] };
const hash = { line: ['#'] };

/** What every language of C's family has, with the words of all of them: a wrong guess costs a colour only. */
const family = {
  ...slashes,
  quotes: ['"', "'", '`'],
  attribute: /[@#][A-Za-z_]\w*/y,
  keywords: list('abstract as asm async auto await break case catch char class const constexpr continue crate data default defer '
    + 'delete do double dyn else enum explicit export extends extern final finally float fn for friend func fun go goto if '
    + 'impl implements import in inline inner instanceof int interface internal is lateinit let long loop match mod move mut '
    + 'namespace new noexcept object open operator override package private protected pub public range ref register return '
    + 'sealed select self short signed sizeof static struct super suspend switch synchronized template this throw throws trait '
    + 'try type typedef typename union unsafe unsigned use using val var virtual void volatile when where while yield bool '
    + 'byte string map chan boolean true false null nil nullptr None Some Ok Err'),
};

const javascript = {
  ...slashes,
  quotes: ['"', "'", '`'],
  long: ['`'],
  attribute: /@[A-Za-z_]\w*/y,
  keywords: list('abstract any as async await boolean break case catch class const continue debugger declare default delete do else '
    + 'enum export extends false finally for from function get if implements import in infer instanceof interface is keyof '
    + 'let namespace never new null number of private protected public readonly return satisfies set static string super '
    + 'switch symbol this throw true try type typeof undefined unknown var void while with yield'),
};

const swift = {
  ...slashes,
  quotes: ['"""', '"'],
  long: ['"""'],
  attribute: /[@#][A-Za-z_]\w*/y,
  keywords: list('actor any as associatedtype async await borrowing break case catch class consuming continue convenience default '
    + 'defer deinit didSet do else enum extension fallthrough false fileprivate final for func get guard if import in indirect '
    + 'init inout internal is isolated lazy let macro mutating nil nonisolated open operator override package precedencegroup '
    + 'private protocol public repeat required rethrows return self Self sending set some static struct subscript super '
    + 'switch throw throws true try typealias unowned var weak where while willSet yield'),
};

const python = {
  ...hash,
  quotes: ['"""', "'''", '"', "'"],
  long: ['"""', "'''"],
  attribute: /@[A-Za-z_][\w.]*/y,
  keywords: list('False None True and as assert async await break case class continue def del elif else except finally for from '
    + 'global if import in is lambda match nonlocal not or pass raise return self try while with yield'),
};

const shell = {
  ...hash,
  wordBefore: true,
  quotes: ['"', "'", '`'],
  long: ['"', "'"],
  attribute: /\$(?:\w+|\{[^}\n]{0,99}\}|[?#@*!$-])|--?[A-Za-z][\w-]*/y,
  keywords: list('alias break case cd continue declare do done echo elif else esac eval exec exit export false fi for function if in '
    + 'local printf read readonly return select set shift source sudo then trap true unset until while'),
};

const sql = {
  line: ['--'],
  block: ['/*', '*/'],
  quotes: ["'", '"', '`'],
  long: ["'"],
  ignoresCase: true,
  keywords: list('add all alter and any as asc begin between by case cast check column commit constraint create cross database default '
    + 'delete desc distinct drop else end except exists explain false foreign from full function grant group having if in index '
    + 'inner insert intersect into is join key left like limit natural not null offset on or order outer over partition primary '
    + 'references replace returning revoke right rollback select set table then transaction trigger true truncate union unique '
    + 'update using values view when where window with bigint boolean char date decimal double float int integer numeric real '
    + 'serial smallint text time timestamp varchar'),
};

const css = {
  block: ['/*', '*/'],
  quotes: ['"', "'"],
  attribute: /@[a-z-]+|#[\da-fA-F]{3,8}\b|--[\w-]+|[.#][A-Za-z_][\w-]*/y,
  property: /[a-z-]{1,40}(?=[ \t]{0,9}:)/y,
  keywords: list('auto none inherit initial unset revert block flex grid inline absolute relative fixed sticky important and not only'),
};

const json = { ...slashes, quotes: ['"'], keys: true, keywords: list('true false null') };

const yaml = {
  ...hash,
  wordBefore: true,
  quotes: ['"', "'"],
  property: /[A-Za-z_][\w.\/ -]{0,40}(?=:(?:[ \t]|$))/my,
  attribute: /[&*!][\w-]+|^---$/my,
  keywords: list('true false null yes no on off'),
};

const languages = new Map();
const name = (table, names) => names.split(' ').forEach((each) => languages.set(each, table));
name({ ...family, hasCharacters: true }, 'c h cpp c++ cc hpp objc java rust rs go golang kotlin kt cs csharp c# scala');
name(family, 'dart php groovy');
name(javascript, 'javascript js mjs cjs jsx typescript ts tsx');
name(swift, 'swift');
name(python, 'python py python3 pycon');
name(shell, 'bash sh shell zsh console shell-session');
name(sql, 'sql sqlite postgresql mysql');
name(css, 'css scss less');
name(json, 'json jsonc json5');
name(yaml, 'yaml yml toml ini');
name('markup', 'html xml svg xhtml vue');
name('lines', 'diff patch');

/** Whether code of a language gets colours; its name is the first word behind the fence. */
export const knows = (language) => languages.has(language.toLowerCase());

/**
 * Code in pieces: `[class, text]`, where the class is null, `comment`, `string`, `number`, `keyword`, `type`,
 * `function`, `attribute`, `tag`, `inserted` or `deleted`. The texts together are the code.
 */
export function tokens(code, language) {
  const table = languages.get(language.toLowerCase());
  const pieces = [];
  const put = (kind, text) => {
    const last = pieces.at(-1);
    if (last && last[0] === kind) last[1] += text;
    else if (text !== '') pieces.push([kind, text]);
  };
  if (!table) put(null, code);
  else if (table === 'lines') lines(code, put);
  else if (table === 'markup') markup(code, put);
  else scan(code, table, put);
  return pieces;
}

function matched(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function scan(code, table, put) {
  const absent = new Set();
  /** Where `mark` ends behind `at`; looked for in vain once, it is not looked for again. */
  const after = (mark, at) => {
    const found = absent.has(mark) ? -1 : code.indexOf(mark, at);
    if (found < 0) absent.add(mark);
    return found < 0 ? code.length : found + mark.length;
  };
  for (let at = 0; at < code.length;) {
    let end = matched(SPACE, code, at);
    let kind = null;
    if (end > at) {
      // White space has no colour.
    } else if (startsComment(code, at, table)) {
      const newline = code.indexOf('\n', at);
      end = newline < 0 ? code.length : newline;
      kind = 'comment';
    } else if (table.block && code.startsWith(table.block[0], at)) {
      end = after(table.block[1], at + 2);
      kind = 'comment';
    } else if ((end = endOfString(code, at, table)) > at) {
      kind = table.keys && matched(/\s*:/y, code, end) > end ? 'attribute' : 'string';
    } else if (table.attribute && (end = matched(table.attribute, code, at)) > at) {
      kind = 'attribute';
    } else if (table.property && (end = matched(table.property, code, at)) > at) {
      kind = 'attribute';
    } else if ((end = matched(WORD, code, at)) > at) {
      kind = wordKind(code, at, end, table);
    } else if ((end = matched(NUMBER, code, at)) > at) {
      kind = 'number';
    } else {
      end = at + 1;
    }
    put(kind, code.slice(at, end));
    at = end;
  }
}

/** In a shell and in YAML a `#` within a word begins no comment. */
function startsComment(code, at, table) {
  if (!table.line?.some((mark) => code.startsWith(mark, at))) return false;
  return !table.wordBefore || at === 0 || /\s/.test(code[at - 1]);
}

/** A string ends at its quote, at the end of the line unless it is one of those that may be long, or of the code. */
function endOfString(code, start, table) {
  const quote = table.quotes?.find((mark) => code.startsWith(mark, start));
  if (!quote) return start;
  if (quote === "'" && table.hasCharacters) return matched(CHARACTER, code, start);
  const isLong = table.long?.includes(quote);
  for (let at = start + quote.length; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === '\n' && !isLong) return at;
    else if (code.startsWith(quote, at)) return at + quote.length;
  }
  return code.length;
}

function wordKind(code, start, end, table) {
  const word = code.slice(start, end);
  if (table.keywords.has(table.ignoresCase ? word.toLowerCase() : word)) return 'keyword';
  if (code[end] === '(') return 'function';
  return table !== sql && /^\p{Lu}/u.test(word) && /\p{Ll}/u.test(word) ? 'type' : null;
}

function lines(code, put) {
  for (const line of code.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const isHead = /^(?:diff |index |--- |\+\+\+ )/.test(line);
    const kind = isHead ? 'comment' : { '+': 'inserted', '-': 'deleted', '@': 'attribute' }[line[0]];
    put(kind ?? null, line);
  }
}

const COMMENT = '<!--';
const TAG = /<\/?[A-Za-z][\w:.-]*|<[!?][A-Za-z]+/y;
const INSIDE = /\s+|[^\s"'=<>\/?]+|[=\/?]/y;
const ENTITY = /&[#\w]{1,32};/y;
const TEXT = /[^<&]+/y;

function markup(code, put) {
  let isTag = false;
  // Quotes and comments that nothing closes are looked for once.
  const last = { '"': code.lastIndexOf('"'), "'": code.lastIndexOf("'"), '-->': code.lastIndexOf('-->') };
  for (let at = 0; at < code.length;) {
    let end = at + 1;
    let kind = null;
    const mark = code[at];
    if (!isTag && code.startsWith(COMMENT, at)) {
      end = at < last['-->'] ? code.indexOf('-->', at) + 3 : code.length;
      kind = 'comment';
    } else if (!isTag && (end = matched(TAG, code, at)) > at) {
      isTag = true;
      kind = 'tag';
    } else if (!isTag && (end = matched(ENTITY, code, at)) > at) {
      kind = 'number';
    } else if (!isTag) {
      end = Math.max(at + 1, matched(TEXT, code, at));
    } else if (mark === '>') {
      isTag = false;
      kind = 'tag';
      end = at + 1;
    } else if ((mark === '"' || mark === "'") && at < last[mark]) {
      end = code.indexOf(mark, at + 1) + 1;
      kind = 'string';
    } else {
      end = Math.max(at + 1, matched(INSIDE, code, at));
      kind = /[\s=<]/.test(mark) ? null : mark === '/' || mark === '?' ? 'tag' : 'attribute';
    }
    put(kind, code.slice(at, end));
    at = end;
  }
}

/** More would make the page slow, and no one reads it. */
const LIMIT = 100_000;

/** Colours the text of an element. What it says, and what is selected or copied of it, stays the same. */
export function highlight(element, language) {
  const code = element.textContent;
  if (!knows(language) || code.length > LIMIT) return;
  const nodes = tokens(code, language).map(([kind, text]) => {
    if (kind === null) return document.createTextNode(text);
    const span = document.createElement('span');
    span.setAttribute('class', kind);
    span.append(text);
    return span;
  });
  element.replaceChildren();
  for (const node of nodes) element.append(node);
}
