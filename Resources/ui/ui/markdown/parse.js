/**
 * Markdown → a tree: CommonMark 0.31 and the GitHub extensions for tables, tasks, strikethrough and addresses.
 *
 * Raw HTML is no part of it: in a chat, `<b>` is three characters. Everything takes time linear in the length of the
 * text, whatever the text: containers and inlines nest to a bounded depth only, and nothing is scanned twice.
 *
 * It reads as `cmark-gfm` does, but for what is meant to differ: raw HTML is text; links that are neither web nor mail are
 * drawn as text; symbols count as punctuation, as CommonMark 0.31 has it; a task is one in whatever container its item
 * is; containers nest 40 deep; and of the named character references only the usual ones are known.
 *
 * A text of more marks than a message ever has is read up to a bound, so that it holds up no page; what is left of it is
 * a node of type `rest`: text, as it was written.
 *
 * A node is `{ type, children }` or `{ type, text }`, with further fields by type; blocks at the top also carry
 * `start`, where in the text they begin.
 */
import { parseBlocks } from './blocks.js';
import { parseInlines } from './inlines.js';

/** How much of a text is read as inlines: a step costs 1, a mark that makes a node 8. */
const WORK = 80_000;

/**
 * @param {string} source the markdown
 * @param {{math?: boolean}} options `math` reads `$…$` and its like as mathematics
 * @returns {{type: 'document', children: object[], references: number, isCut: boolean}} the tree, how many references it
 *   defines, and whether some of the text was left as it is
 */
export function parse(source, options = {}) {
  const text = source.replace(/\r\n?/g, '\n').replaceAll('\0', '\u{fffd}');
  const { root, references } = parseBlocks(text, options);
  // As in cmark: what references expand to may not be many times longer than the text that asks for it.
  const context = { ...options, references, allowance: Math.max(100_000, text.length), work: WORK };
  for (const block of root.inlineBlocks) {
    block.children = parseInlines(block.content, context);
    block.content = undefined;
  }
  const isCut = context.isCut === true || root.children.at(-1)?.type === 'rest';
  return { type: 'document', children: root.children, references: references.size, isCut };
}
