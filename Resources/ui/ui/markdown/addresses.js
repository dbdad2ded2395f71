/** Addresses that stand in a text without any mark, as GitHub finds them. */
import { matchAt } from './links.js';

const SCHEME = /(?:https?|ftp)$/i;
/** What names of hosts are made of: no white space and no punctuation but these. */
const HOST = /(?:[^\s\p{P}$+<=>^`|~]|[-_.]|\\[^\s<])*/uy;
const REST = /[^\s<]*/y;

/**
 * The web address whose scheme ends at `at` with a `:`, or whose `www` does with a `.`.
 *
 * @param {string} text the whole text
 * @param {number} at where the `:` or `.` is
 * @param {{until: number}} refused up to where names of hosts were refused, so that none is read time and again
 * @returns {{start: number, end: number, target: string}|null}
 */
export function webAddress(text, at, refused) {
  const start = text[at] === '.' ? startOfHost(text, at) : startOfScheme(text, at);
  if (start < 0) return null;
  const isHost = text[at] === '.';
  const host = isHost ? start : at + 3;
  if (host < refused.until) return null;
  const length = matchAt(HOST, text, host)[0].length;
  const name = text.slice(host, Math.min(host + length, text.length - 1));
  // An underscore may be in a name of a host, but not in its last two parts.
  const underscore = name.lastIndexOf('_');
  const last = name.lastIndexOf('.');
  if (isHost && last < 0) return null;
  if (underscore > name.lastIndexOf('.', last - 1) || (last < 0 && underscore >= 0)) {
    refused.until = host + underscore + 1;
    return null;
  }
  const end = endOfAddress(text, start, host + length + matchAt(REST, text, host + length)[0].length);
  const found = text.slice(start, end);
  return end > start ? { start, end, target: isHost ? `http://${found}` : found } : null;
}

function startOfHost(text, at) {
  const start = at - 3;
  return text.slice(Math.max(0, start), at) === 'www' && (start === 0 || /[\s*_~(]/.test(text[start - 1])) ? start : -1;
}

function startOfScheme(text, at) {
  if (!text.startsWith('//', at + 1)) return -1;
  const name = /[a-z]*$/i.exec(text.slice(Math.max(0, at - 6), at))[0];
  if (!/^(?:https?|ftp)$/i.test(name)) return -1;
  return /[^\s\p{P}$+<=>^`|~]/uy.test(text.slice(at + 3, at + 5)) ? at - name.length : -1;
}

/** Leaves out the marks at the end that belong to the sentence, not to the address. */
export function endOfAddress(text, start, stop) {
  let open = 0;
  for (let at = start; at < stop; at += 1) {
    if (text[at] === '(') open += 1;
    else if (text[at] === ')') open -= 1;
  }
  for (let end = stop; end > start; ) {
    const last = text[end - 1];
    if (last === ')' && open < 0) {
      open += 1;
      end -= 1;
    } else if (/[?!.,:*_~'"]/.test(last)) {
      end -= 1;
    } else if (last === ';') {
      let name = end - 2;
      while (name > start && /[A-Za-z]/.test(text[name])) name -= 1;
      end = name < end - 2 && text[name] === '&' ? name : end - 1;
    } else {
      return end;
    }
  }
  return start;
}

/** Makes links of the mail addresses in the texts of a tree that are in no link, code or picture. */
export function linkify(roots) {
  const work = [roots];
  while (work.length > 0) {
    const nodes = work.pop();
    const parted = [];
    for (const node of nodes) {
      const parts = node.type === 'text' && node.text.includes('@') ? split(node.text) : null;
      for (const part of parts ?? [node]) parted.push(part);
      if (node.children && node.type !== 'link' && node.type !== 'image') work.push(node.children);
    }
    parted.forEach((node, index) => { nodes[index] = node; });
  }
}

function split(text) {
  const parts = [];
  let start = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = mailAddress(text, at, start);
    if (!found) continue;
    if (found.start > start) parts.push({ type: 'text', text: text.slice(start, found.start) });
    const address = text.slice(found.start, found.end);
    const target = address.startsWith('mailto:') ? address : `mailto:${address}`;
    parts.push({ type: 'link', target, children: [{ type: 'text', text: address }] });
    start = found.end;
    at = start - 1;
  }
  if (parts.length === 0) return null;
  if (start < text.length) parts.push({ type: 'text', text: text.slice(start) });
  return parts;
}

function mailAddress(text, at, floor) {
  let start = at;
  while (start > floor && /[\w.+-]/.test(text[start - 1])) start -= 1;
  if (start === at) return null;
  const scheme = start - 'mailto:'.length;
  if (scheme >= floor && text.startsWith('mailto:', scheme) && !/[A-Za-z0-9]/.test(text[scheme - 1] ?? '')) start = scheme;
  let end = at + 1;
  let dots = 0;
  for (; end < text.length; end += 1) {
    if (text[end] === '.' && /[A-Za-z0-9]/.test(text[end + 1] ?? '')) dots += 1;
    else if (!/[\w-]/.test(text[end])) break;
  }
  if (text[end] === '@' || dots === 0 || !/[A-Za-z.]/.test(text[end - 1])) return null;
  return { start, end: endOfAddress(text, at, end) };
}
