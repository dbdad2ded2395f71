/** The definitions that links refer to: `[label]: target "title"` (CommonMark 0.31, section 4.7). */
import { unescape } from './entities.js';
import { endOfTarget, matchAt } from './links.js';

const LABEL = /\[((?:\\[\s\S]|[^\\[\]])+)\]:[ \t]*\n?[ \t]*(?:<((?:\\.|[^\\<>\n])*)>|(?=[^\s<]))/y;
const QUOTED = /"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'|\((?:\\[\s\S]|[^\\()])*\)/.source;
const TITLE = new RegExp(`(?:[ \\t]*\\n[ \\t]*|[ \\t]+)(${QUOTED})[ \\t]*(?:\\n|$)`, 'y');
const REST = /[ \t]*(?:\n|$)/y;

/** How two texts are found to be the same label. */
export const normal = (label) => label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/**
 * Reads the definitions at the beginning of a paragraph into `references`; of two for one label the first counts.
 *
 * @returns {string|null} what is left of the text, or null where it begins with none
 */
export function takeDefinitions(text, references) {
  let position = 0;
  while (text[position] === '[') {
    const match = matchAt(LABEL, text, position);
    if (!match || match[1].length > 999 || match[1].trim() === '') break;
    let end = position + match[0].length;
    let target = match[2];
    if (target === undefined) {
      const stop = endOfTarget(text, end);
      if (stop <= end) break;
      target = text.slice(end, stop);
      end = stop;
    }
    const title = matchAt(TITLE, text, end);
    const rest = title ?? matchAt(REST, text, end);
    if (!rest) break;
    end += rest[0].length;
    const label = normal(match[1]);
    if (!references.has(label)) {
      references.set(label, {
        target: unescape(target.trim()),
        title: title ? unescape(title[1].slice(1, -1)) : null,
      });
    }
    position = end;
  }
  return position === 0 ? null : text.slice(position);
}
