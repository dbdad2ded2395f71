/** Markdown, whole or while it is written. */
import { draw, drawBlock } from '../markdown/draw.js';
import { parse } from '../markdown/parse.js';
import { h } from '../log.js';

export function render(message) {
  return h('div', { class: 'prose', dir: 'auto' }, draw(parse(String(message))));
}

/**
 * While a text grows, only its last block can change: the blocks before it are drawn once and stay, with whatever the
 * reader has selected in them. What a later line may still change in an earlier block, the address of a link by
 * reference, is drawn anew at the end.
 */
export function stream() {
  const node = h('div', { class: 'prose', dir: 'auto' });
  let whole = '';
  let start = 0;
  let open = [];

  function push(delta) {
    whole += delta;
    const { children } = parse(whole.slice(start));
    for (const element of open) element.remove();
    open = [];
    children.forEach((block, index) => {
      const elements = drawBlock(block);
      node.append(...elements);
      if (index === children.length - 1) open = elements;
    });
    const last = children.at(-1);
    if (children.length > 1) start += last.start;
  }

  function end() {
    const parsed = parse(whole);
    if (parsed.references > 0) node.replaceChildren(draw(parsed));
  }

  return { node, push, end };
}
