/** Addresses that stand in a text without any mark, as GitHub finds them. */

const WEB = /(?<![\p{L}\p{N}_/@.])(?:https?:\/\/|www\.)[^\s<]+/u.source;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/u.source;
const ADDRESS = new RegExp(`${WEB}|${MAIL}`, 'giu');

/** Without the marks at the end that belong to the sentence, not to the address. */
export function withoutTrail(address) {
  let end = address.length;
  let opened = 0;
  let closed = 0;
  for (const character of address) {
    if (character === '(') opened += 1;
    else if (character === ')') closed += 1;
  }
  for (;;) {
    const last = address[end - 1];
    if (last === ')' && closed > opened) {
      closed -= 1;
      end -= 1;
    } else if (last !== undefined && /[?!.,:*_~'"]/.test(last)) {
      end -= 1;
    } else if (last === ';') {
      const entity = /&[A-Za-z0-9]{1,32};$/.exec(address.slice(Math.max(0, end - 34), end));
      end -= entity ? entity[0].length : 1;
    } else {
      return address.slice(0, end);
    }
  }
}

/** Makes links of the addresses in the texts of a tree that are in no link, code or picture. */
export function linkify(roots) {
  const work = [roots];
  while (work.length > 0) {
    const nodes = work.pop();
    const parted = [];
    for (const node of nodes) {
      const parts = node.type === 'text' ? split(node.text) : null;
      for (const part of parts ?? [node]) parted.push(part);
      if (node.children && node.type !== 'link' && node.type !== 'image') work.push(node.children);
    }
    parted.forEach((node, index) => { nodes[index] = node; });
  }
}

function split(text) {
  if (!/@|:\/\/|www\./i.test(text)) return null;
  const parts = [];
  let start = 0;
  for (const { 0: match, index } of text.matchAll(ADDRESS)) {
    const isMail = !/^(?:https?:\/\/|www\.)/i.test(match);
    const found = isMail ? match.replace(/\.+$/, '') : withoutTrail(match);
    const isGood = isMail ? !/[-_]$/.test(found) : /^(?:https?:\/\/|www\.)[\p{L}\p{N}]/iu.test(found);
    if (!isGood) continue;
    if (index > start) parts.push({ type: 'text', text: text.slice(start, index) });
    const scheme = isMail ? 'mailto:' : /^www\./i.test(found) ? 'http://' : '';
    parts.push({ type: 'link', target: scheme + found, children: [{ type: 'text', text: found }] });
    start = index + found.length;
  }
  if (parts.length === 0) return null;
  if (start < text.length) parts.push({ type: 'text', text: text.slice(start) });
  return parts;
}
