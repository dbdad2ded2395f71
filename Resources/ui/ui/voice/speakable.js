/** What of a reply is said aloud: words, as a person would read them out. */
import { parse } from '../markdown/parse.js';
import { t } from '../strings.js';

/** Nobody listens to more; characters. */
const MOST = 20_000;
const ADDRESS = /\b(?:https?:\/\/|www\.)(?:[^\s/?#@]*@)?(?:www\.)?([^\s/?#:<>"']+)[^\s<>"']*/gi;
const PICTURES = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1f3fb}-\u{1f3ff}\u{200d}\u{20e3}\u{fe0f}]/gu;
const ENDS = /[.!?:;…,。！？؟۔]["'”’»)\]]*$/u;

/** The text of a reply to be read aloud; what is not made of words is named, not spelt. */
export function speakable(source, isMarkdown) {
  const text = isMarkdown ? blocks(parse(source.slice(0, MOST), { math: true }).children) : source.slice(0, MOST);
  return text
    .replace(ADDRESS, (whole, host) => host + (/[.,;:!?)\]]+$/.exec(whole.slice(whole.indexOf(host) + host.length))?.[0] ?? ''))
    .replace(PICTURES, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Blocks are sentences, so that there is a pause after each. */
const blocks = (trees) => trees.map(block).filter(Boolean).join('\n');

function block(tree) {
  switch (tree.type) {
    case 'code':
      return sentence(t('code.label'));
    case 'table':
      return sentence(`${t('table.label')}: ${t('table.size', { count: tree.children.length - 1 })}`);
    case 'rule':
      return '';
    case 'paragraph':
    case 'heading':
      return sentence(inlines(tree.children));
    case 'rest':
      return tree.text;
    default:
      return blocks(tree.children ?? []);
  }
}

function sentence(words) {
  const whole = words.trim();
  return whole === '' || ENDS.test(whole) ? whole : `${whole}.`;
}

function inlines(trees) {
  return trees.map((tree) => {
    if (tree.type === 'break') return ' ';
    if (tree.type === 'math' || tree.type === 'display') return ` ${t('aloud.formula')} `;
    return tree.text ?? inlines(tree.children ?? []);
  }).join('').replaceAll('\n', ' ');
}

/**
 * A text in pieces of at most `most` characters, each of whole sentences where it can: some browsers stop in the middle
 * of what is too long to be said at once.
 */
export function pieces(text, most = 200) {
  const found = [];
  let rest = text;
  while (rest.length > most) {
    const head = rest.slice(0, most + 1);
    const end = cut(head, /[\s\S]*[.!?…。！？؟۔\n]["'”’»)\]]*(?=\s)/u) ?? cut(head, /[\s\S]*[,;:،](?=\s)/u)
      ?? cut(head, /[\s\S]*(?=\s)/u) ?? (/[\ud800-\udbff]/.test(rest[most - 1]) ? most - 1 : most);
    found.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trimStart();
  }
  found.push(rest.trim());
  return found.filter(Boolean);
}

const cut = (text, pattern) => pattern.exec(text)?.[0].length || null;
