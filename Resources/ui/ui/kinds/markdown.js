/** Markdown, whole or while it is written. */
import { draw, drawBlocks } from '../markdown/draw.js';
import { parse } from '../markdown/parse.js';
import { h } from '../log.js';
import { t } from '../strings.js';
import { useKatex } from '../tex.js';

const options = { math: true };

export function render(message, context) {
  // Whatever is no text is shown as it came, by whoever draws messages.
  if (typeof message !== 'string') throw new TypeError('markdown is a text');
  useKatex(context?.libraries?.().katex);
  const node = prose();
  fill(node, parse(message, options));
  return node;
}

const prose = () => h('div', { class: 'prose', dir: 'auto' });

/** As many blocks are laid out at once. Of more, those that are in view. */
const FEW = 200;

function fill(node, parsed) {
  node.replaceChildren(draw(parsed));
  if (parsed.isCut) node.append(h('p', { class: 'cut', role: 'note' }, t('markdown.cut')));
  arrange(node);
}

function arrange(node) {
  if (node.childNodes.length > FEW) node.setAttribute('class', 'prose long');
}

/**
 * How many of the blocks at the beginning of `source` no further text can change: those before the last that began on
 * a line which is whole. What a line begins is open until it ends: `#` is a heading, `#5` is not.
 */
export function boundary(blocks, source) {
  const line = source.lastIndexOf('\n') + 1;
  return Math.max(0, blocks.findLastIndex((block) => block.start < line));
}

/** What is drawn anew may be this many times as long as what was added: a long list or table is not drawn per word. */
const SHARE = 16;
/** As many characters are drawn anew with every word. */
const SMALL = 1_000;
/** Milliseconds after which it is drawn nevertheless. */
const PATIENCE = 200;

/**
 * While a text grows, only its end can change: the blocks before it are drawn once and stay, with whatever the reader
 * has selected in them. What a later line may still change in an earlier block, the address of a link by reference, is
 * drawn anew at the end.
 */
export function stream(context) {
  useKatex(context?.libraries?.().katex);
  const node = prose();
  let whole = '';
  let tail = '';
  let added = 0;
  let level = 1;
  let open = [];
  let timer = 0;

  function push(delta) {
    whole += delta;
    tail += delta;
    added += delta.length;
    if (tail.length <= SMALL || added * SHARE >= tail.length) redraw();
    else timer ||= setTimeout(redraw, PATIENCE);
  }

  function redraw() {
    clearTimeout(timer);
    timer = 0;
    added = 0;
    const { children } = parse(tail, options);
    const finished = boundary(children, tail);
    for (const element of open) element.remove();
    const { nodes, levels } = drawBlocks(children, level);
    for (const element of nodes) node.append(element);
    open = nodes.slice(finished);
    if (finished > 0) {
      tail = tail.slice(children[finished].start);
      level = levels[finished];
    }
  }

  function end() {
    redraw();
    const parsed = parse(whole, options);
    if (parsed.references > 0 || parsed.isCut) fill(node, parsed);
    else arrange(node);
  }

  return { node, push, end };
}
