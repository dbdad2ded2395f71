/**
 * Mathematics in markdown: `$…$` and `\(…\)` within a line, `$$…$$` and `\[…\]` apart from it.
 *
 * Dollars are money more often than not, so a single one only opens where it touches what follows and no word before
 * it, and only closes at the very next dollar, where that touches what precedes and no word after it.
 */

const BLOCK = /(\$\$|\\\[)[ \t]*$/y;
const CLOSING = { '$$': /\$\$[ \t]*$/, '\\[': /\\\][ \t]*$/ };
const WORD = /[\p{L}\p{N}]/u;
/** `$5 or 10$` is a price. */
const PROSE = /^\d[^\\]*\s\p{L}{2,}\s[^\\]*$/u;

/**
 * The mathematics that begins at `at`, as a node with its source, or null.
 *
 * `last` is an empty map at first and belongs to the text: it keeps where closing marks are last, so that opening ones
 * which never end do not each look through all that follows.
 */
export function mathAt(text, at, last) {
  if (text[at] === '\\') return between(text, at, text[at + 1] === '(' ? '\\)' : '\\]', text[at + 1] === '[', last);
  if (text[at + 1] === '$') return between(text, at, '$$', true, last);
  return inline(text, at);
}

function between(text, at, closing, isDisplay, last) {
  if (!last.has(closing)) last.set(closing, text.lastIndexOf(closing));
  if (last.get(closing) < at + 2) return null;
  const end = text.indexOf(closing, at + 2);
  if (text.slice(at + 2, end).trim() === '') return null;
  return { type: isDisplay ? 'display' : 'math', text: text.slice(at, end + 2) };
}

function inline(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  let end = at + 1;
  while (end < text.length && text[end] !== '$') end += text[end] === '\\' ? 2 : 1;
  const content = text.slice(at + 1, end);
  if (end >= text.length || content === '' || content !== content.trim() || content.includes('`')) return null;
  if (WORD.test(text[end + 1] ?? '') || PROSE.test(content)) return null;
  return { type: 'math', text: text.slice(at, end + 1) };
}

/** The block that a line opens which holds nothing but `$$` or `\[`, or null. */
export function openBlock(line, at) {
  BLOCK.lastIndex = at;
  const match = BLOCK.exec(line);
  return match && { type: 'display', lines: [match[1]], opening: match[1] };
}

/** Takes a line into a block. Returns whether that was its last one. */
export function continueBlock(block, line) {
  block.lines.push(line);
  if (!CLOSING[block.opening].test(line)) return false;
  block.text = block.lines.join('\n').trimEnd();
  delete block.lines;
  return true;
}

/** What stands between the marks. */
export const texOf = (source) => {
  const width = /^\$[^$]/.test(source) ? 1 : 2;
  return source.slice(width, -width).trim();
};
