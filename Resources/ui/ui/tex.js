/** TeX as MathML, by KaTeX where the server has it; else as it was written. */
import { load, loaded, whenSeen } from './libraries.js';
import { h } from './log.js';
import { texOf } from './markdown/math.js';

/** Nobody writes formulas as long as this; a text that is may be meant to keep the page busy. */
const LONGEST = 4_000;

let library = null;

/** Says where KaTeX is, as `hello.libraries.katex` does. */
export function useKatex(description) {
  library = description ?? null;
}

/** A node for mathematics of a markdown tree: its source, until it is drawn. */
export function math({ type, text }) {
  const source = h('code', { class: 'tex', dir: 'ltr' }, text);
  if (!library || text.length > LONGEST) return source;
  const katex = loaded('katex');
  if (katex) return formula(katex, type, text) ?? source;
  const draw = (found) => {
    const node = formula(found, type, text);
    if (node) source.replaceWith(node);
  };
  whenSeen(source, () => load('katex', library).then(draw, () => {}));
  return source;
}

function formula(katex, type, text) {
  const isDisplay = type === 'display';
  const node = h('span', { class: isDisplay ? 'tex display' : 'tex', dir: 'ltr', tabindex: isDisplay ? '0' : null });
  try {
    katex.render(texOf(text), node, {
      displayMode: isDisplay, output: 'mathml', throwOnError: false, trust: false, strict: 'ignore', maxSize: 20,
    });
  } catch {
    return null;
  }
  // What cannot be read is more use as it was written.
  return node.querySelector('.katex-error') ? null : node;
}
