/** Random documents made of fragments of markdown, the same ones for the same seed. */

/** A small generator of numbers, so that what a seed once found it finds again. */
export function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const words = ['a', 'b', 'foo', 'bar', ' ', ' ', ' ', '\n', '\n'];

/** Each pool is for one part of the grammar: what lies near together goes wrong together. */
const pools = {
  emphasis: [...words, '*', '*', '**', '***', '_', '_', '__', '~', '~~', '.', '"', '(', ')', '`', 'ä', '“', '\\*', '!'],
  code: [...words, '`', '`', '``', '```', '\\', '*', ' ` ', '\n\n', '|'],
  links: [
    ...words, '[', '[', ']', ']', '](', '](/u)', '](/u "t")', '(', ')', '![', '![', '<', '>', '"', "'", '[foo]', '[bar]',
    '[]', '*', '_', '`', '\\', '\\]', '/u', '<http://x.y>', '\n\n[foo]: /u "t"\n\n', '\n\n[bar]: <>\n', ':', '(<', '>)',
  ],
  definitions: [
    '[foo]:', '[bar]:', '[foo]: /u', ' ', ' ', '\n', '\n', '\n\n', '"t"', "'t'", '(t)', '<u v>', '/v', '\\', ':', '[foo]',
    '[bar]', '[', ']', 'a', '> ', '- ', '"', "'", '===\n', '# a\n', '    ', '[foo][bar]', '[Foo\nbar]', '[foo bar]: /w\n', '|',
  ],
  blocks: [
    'a', 'b', '\n', '\n', '\n', '\n\n', '- ', '-', '* ', '+ ', '1. ', '2. ', '1) ', '> ', '>', '> ', '# ', '## ', '#', '---', '===',
    '***', '```\n', '```', '~~~', '    ', '  ', ' ', ' ', '\t', '\\', '- [ ] ', '[x] ', '    - ', '  - ', '   ', '\n  ', '\n    ',
  ],
  tables: [
    'a', 'b', '|', '|', '|', ' | ', '-', '---', ':-:', ':--', '\n', '\n', '|-|-|\n', '|-|\n', '| a | b |\n', '\n\n', '\\|', '`', '\\', ' ',
    '*', '> ', '- ', '  ', '    ', '# ', '[a](b)', 'www.a.b', '`a|b`', '\t', '- - -\n', '|---|---|\n', 'a|b\n',
  ],
  addresses: [
    'a', 'b', ' ', ' ', '\n', 'www.', 'www.x.org', 'http://', 'https://', 'ftp://', 'http://x.org', 'x.org', '/p', '?q=1', '&', '&amp;', ';',
    '.', ',', ':', '!', '(', ')', '(', ')', '*', '_', '~', '<', '"', "'", 'a@b.c', '@', 'x@y.org', '-', '+', '[', ']', '](/u)', '`', '/',
  ],
  text: [
    ...words, '&amp;', '&', '#', '&#35;', '&#x41;', '&copy;', '\\&', '\\\\', '\\', '  \n', ' \n', '\\\n', '\t', '<', '>', '"', "'",
    '\\<', '!', '    ', '`', '*', '&#0;', '&#x1F600;', '&#9999999;', '~', 'https://a.b',
  ],
};

const containers = ['> ', '- ', '1. ', '  ', '   ', '> - ', '- > ', '10) ', '    ', '\t', '* - '];

function soup(below, pool, length) {
  const parts = [];
  for (let count = 0; count < length; count += 1) parts.push(pool[below(pool.length)]);
  return parts.join('');
}

/** What `cmark-gfm` is known to read otherwise than the specification, or than anyone would want. */
export function isComparable(source) {
  // Once it has looked for the end of a code span in vain, it forgets where runs of other lengths are.
  const runs = source.match(/`+/g) ?? [];
  if (new Set(runs).size > 1 && runs.some((run) => runs.filter((other) => other === run).length > 2)) return false;
  // A box makes a task only where its item begins at the beginning of the line, and any `[x]` on that line ticks it.
  if (/^[^\n]*\S[^\S\n]*(?:[-+*]|\d[.)])[^\S\n]+\[[ xX]\]|\[ \].*\[[xX]\]/m.test(source)) return false;
  // A parenthesis that is never closed ends up in the target of a link.
  if (/\](?:\(|:)\s*\S*\([^\s)]*(?:\s|$)/.test(source)) return false;
  // An address within a bracket is none, but for a picture's that a link stands in.
  if (/!\[[^]*\[[^]*\]\([^]*(?:http|www|ftp)/.test(source)) return false;
  // Before a table a backslash that is escaped escapes nevertheless.
  if (/\\\\\|[^]*\n[^]*-/.test(source)) return false;
  // A blank line after a rule does not make a list loose.
  if (/(?:^|[-+*>.)][ \t]*)(?:[-*_][ \t]*){3,}\n[ \t>]*\n/m.test(source)) return false;
  // What could be the title of a definition is taken for one, although the line goes on, and shown as well.
  return !/\]:\s*\S+[^\S\n]*\n[\s>]*["'(]/.test(source);
}

/** One document: a soup of one pool or several, some of it within containers, some of its lines lazy. */
export function document(seed) {
  const below = random(seed);
  const all = Object.values(pools);
  const parts = [];
  for (let count = 1 + below(3); count > 0; count -= 1) {
    let text = soup(below, all[below(all.length)], 2 + below(14));
    if (below(3) === 0) {
      const first = containers[below(containers.length)];
      const other = below(2) ? first.replace(/[^>\t]/g, ' ') : '';
      text = text.split('\n').map((line, index) => (index === 0 ? first : below(5) ? other : '') + line).join('\n');
    }
    parts.push(text);
  }
  const text = parts.join(['\n\n', '\n', ''][below(3)]);
  // Raw HTML is text for the page, and nothing that the two could be compared in.
  return `${text.replace(/<(?=[a-z/!?](?!ttp:\/\/x\.y>))/gi, '< ')}\n`;
}
