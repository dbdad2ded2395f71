/** The target and the title of a link: `(target "title")` behind its text (CommonMark 0.31, section 6.3). */
import { unescape } from './entities.js';

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ANGLED = /[ \t\n]*<((?:\\.|[^\\<>\n])*)>/y;
const TITLE = /[ \t\n]+("(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'|\((?:\\[\s\S]|[^\\()])*\))/y;
const CLOSE = /[ \t\n]*\)/y;

/** The match of a sticky pattern at a position. */
export function matchAt(pattern, text, position) {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/**
 * Reads what follows the text of a link.
 *
 * @param {string} text the whole text
 * @param {number} position where a parenthesis may open
 * @param {number} lastAngle where the last `>` of the text is, so that none is looked for in vain
 * @returns {{target: string, title: string|null, end: number}|null}
 */
export function inlineLink(text, position, lastAngle) {
  if (text[position] !== '(') return null;
  let at = position + 1;
  const angled = at < lastAngle ? matchAt(ANGLED, text, at) : null;
  let target;
  if (angled) {
    target = angled[1];
    at += angled[0].length;
  } else {
    at = skipWhite(text, at);
    if (text[at] === '<') return null;
    const end = endOfTarget(text, at);
    if (end < 0) return null;
    target = text.slice(at, end);
    at = end;
  }
  const title = matchAt(TITLE, text, at);
  if (title) at += title[0].length;
  const close = matchAt(CLOSE, text, at);
  if (!close) return null;
  return {
    target: unescape(target.trim()),
    title: title ? unescape(title[1].slice(1, -1)) : null,
    end: at + close[0].length,
  };
}

function skipWhite(text, start) {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n') at += 1;
  return at;
}

/** Where a link's target ends that stands without angle brackets; -1 where its parentheses do not match. */
export function endOfTarget(text, start) {
  let depth = 0;
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && ESCAPABLE.test(text[at + 1] ?? '')) {
      at += 1;
    } else if (character === '(') {
      depth += 1;
      if (depth > 32) return -1;
    } else if (character === ')') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (character <= ' ') {
      break;
    }
  }
  return depth === 0 ? at : -1;
}
