/** The tree of a markdown text → nodes of the page. Nothing of the text is ever read as HTML. */
import { copy } from '../actions.js';
import { h } from '../log.js';
import { t } from '../strings.js';
import { math } from '../tex.js';

/** Emphasis that nests deeper than this is shown as text: no one could tell it apart, and pages have limits. */
const DEPTH = 24;

/** Characters. */
const PIECE = 4_096;

const SCHEME = /^(?:https?|mailto):/i;

/**
 * The level of the heading before. The page has its own first heading, so those of a message begin at the second; and
 * none skips a level, because who hears the page rather than sees it would look for what was left out.
 */
let outline = 1;

/** @returns {DocumentFragment} the nodes of a whole document */
export function draw(tree) {
  return fragment(drawBlocks(tree.children).nodes);
}

/** The nodes of some blocks at the top, one each, and the level of the last heading before each of them. */
export function drawBlocks(blocks, level = 1) {
  outline = level;
  const levels = [];
  const nodes = blocks.map((block) => {
    levels.push(outline);
    return node(block, 0);
  });
  return { nodes, levels };
}

const all = (children, depth) => children.map((child) => node(child, depth + 1));

function node(tree, depth) {
  if (depth > 2 * DEPTH + 40) return document.createTextNode(plain(tree));
  const { children } = tree;
  switch (tree.type) {
    case 'text':
      return document.createTextNode(tree.text);
    case 'paragraph':
      if (!tree.isTight) return h('p', {}, all(children, depth));
      return fragment(all(children, depth));
    case 'heading':
      outline = Math.min(6, tree.level + 1, outline + 1);
      return h(`h${outline}`, { class: `level${tree.level}` }, all(children, depth));
    case 'quote':
      return h('blockquote', {}, all(children, depth));
    case 'list':
      return tree.first === null
        ? h('ul', {}, all(children, depth))
        : h('ol', { start: tree.first === 1 ? null : tree.first }, all(children, depth));
    case 'item':
      return item(tree, depth);
    case 'rule':
      return h('hr');
    case 'code':
      return code(tree);
    case 'table':
      return table(tree, depth);
    case 'emphasis':
      return h('em', {}, all(children, depth));
    case 'strong':
      return h('strong', {}, all(children, depth));
    case 'struck':
      return h('del', {}, all(children, depth));
    case 'codespan':
      return h('code', {}, tree.text);
    case 'math':
    case 'display':
      return math(tree);
    case 'rest':
      return h('span', {}, pieces(tree.text).map((piece) => h('span', { class: 'rest' }, piece)));
    case 'break':
      return h('br');
    case 'link':
      return link(tree, depth);
    case 'image':
      return picture(tree);
    default:
      return document.createTextNode('');
  }
}

function fragment(nodes) {
  const result = document.createDocumentFragment();
  // One by one: a long message has more nodes than a call may have arguments.
  for (const child of nodes) result.append(child);
  return result;
}

/** A text in pieces, of which a browser lays out those in view; each ends with a word, where there are words. */
function pieces(text) {
  const found = [];
  for (let start = 0; start < text.length; ) {
    let piece = text.slice(start, start + PIECE);
    if (start + PIECE < text.length) {
      const space = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' ')) + 1;
      if (space > 0) piece = piece.slice(0, space);
      // Half of a character would be none.
      else if (/[\ud800-\udbff]$/.test(piece)) piece = piece.slice(0, -1);
    }
    found.push(piece);
    start += piece.length;
  }
  return found;
}

function item(tree, depth) {
  const inside = all(tree.children, depth);
  if (tree.isDone === undefined) return h('li', {}, inside);
  const words = t(tree.isDone ? 'task.done' : 'task.open');
  const box = h('input', { type: 'checkbox', disabled: true, checked: tree.isDone, 'aria-label': words });
  if (inside[0] instanceof HTMLParagraphElement) inside[0].prepend(box);
  else inside.unshift(box);
  return h('li', { class: 'task' }, inside);
}

function code(tree) {
  const language = /^\S+/.exec(tree.info ?? '')?.[0];
  const inside = h('code', { 'data-language': language }, tree.text);
  if (language) colour(inside, language);
  return h(
    'div',
    { class: 'code', dir: 'ltr' },
    h('div', { class: 'head' },
      h('span', { class: 'language' }, language ?? t('code.label')),
      h('button', { type: 'button', class: 'copy', onclick: copied }, t('code.copy'))),
    h('pre', { tabindex: '0', role: 'group', 'aria-label': t('code.label') }, inside),
  );
}

let highlighter = null;
let loading = null;

/** Colours are loaded with the first code that names its language; without them it stays plain. */
function colour(element, language) {
  if (highlighter) return highlighter.highlight(element, language);
  loading ??= import('./highlight.js').then((module) => { highlighter = module; });
  loading.then(() => highlighter.highlight(element, language), () => { loading = null; });
  return undefined;
}

async function copied({ currentTarget: button }) {
  const block = button.closest('.code');
  await copy(block.querySelector('code').textContent);
  // Who cannot see the button is told, too: what is put into a region that was there before is read out.
  const status = h('span', { class: 'hidden', role: 'status' });
  block.append(status);
  button.textContent = t('code.copied');
  setTimeout(() => { status.textContent = t('code.copied'); }, 100);
  setTimeout(() => {
    status.remove();
    button.textContent = t('code.copy');
  }, 2_000);
}

function table(tree, depth) {
  const [head, ...rows] = tree.children.map((row, index) =>
    h('tr', {}, row.children.map((cell, column) => {
      const align = tree.aligns[column];
      return h(
        index === 0 ? 'th' : 'td',
        { class: align === 'none' ? null : align, scope: index === 0 ? 'col' : null, dir: 'auto' },
        all(cell.children, depth),
      );
    })));
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('table.label') },
    h('table', {}, h('thead', {}, head), rows.length > 0 ? h('tbody', {}, rows) : null),
  );
}

function link(tree, depth) {
  const inside = all(tree.children, depth);
  const target = safe(tree.target);
  return target ? anchor(target, inside, tree.title) : h('span', {}, inside);
}

/** A picture of another server would tell it who reads what, and is a link; one that comes with the text is shown. */
function picture(tree) {
  const words = plain(tree);
  if (/^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=]+$/.test(tree.target)) {
    return h('img', { src: tree.target, alt: words, title: tree.title || null });
  }
  const target = safe(tree.target);
  const label = words || tree.target;
  return target ? anchor(target, label, tree.title) : h('span', {}, label);
}

const anchor = (href, inside, title) =>
  h('a', { href, title: title || null, target: '_blank', rel: 'noopener noreferrer' }, inside);

/** The address of a link that may be followed, or null: only web and mail, and always whole. */
export function safe(target) {
  // To ask first is much quicker than to have what is no address thrown back.
  if (!SCHEME.test(target) || URL.canParse?.(target) === false) return null;
  try {
    return new URL(target).href;
  } catch {
    return null;
  }
}

/** The text of a tree without its structure. */
export function plain(tree) {
  const parts = [];
  const work = [tree];
  while (work.length > 0) {
    const next = work.pop();
    if (next.type === 'break') parts.push('\n');
    if (next.text !== undefined) parts.push(next.text);
    for (let index = (next.children?.length ?? 0) - 1; index >= 0; index -= 1) work.push(next.children[index]);
  }
  return parts.join('');
}
