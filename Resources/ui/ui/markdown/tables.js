/** The rows of GitHub's tables. */

/** The cells of a row: parted by `|`, not by `\|`; white space around them does not count. */
export function rowOf(line) {
  const cells = [];
  let cell = '';
  const text = line.trim();
  if (line.trimEnd() === '|') return cells;
  for (let position = text[0] === '|' ? 1 : 0; position < text.length; position += 1) {
    const character = text[position];
    if (character === '\\' && text[position + 1] === '|') {
      cell += '|';
      position += 1;
    } else if (character === '|') {
      cells.push(cell.trim());
      cell = '';
      if (position === text.length - 1) return cells;
    } else {
      cell += character;
    }
  }
  cells.push(cell.trim());
  return cells;
}

/** The alignments that a delimiter row (`|:--|:-:|`) names, or null where the line is none. */
export function delimiters(line) {
  if (!/^\|?[ \t]*:?-/.test(line) || !/^[-:| \t]*$/.test(line)) return null;
  const cells = rowOf(line);
  const aligns = cells.map((cell) => {
    const match = /^(:?)-+(:?)$/.exec(cell);
    if (!match) return null;
    if (match[1]) return match[2] ? 'center' : 'left';
    return match[2] ? 'right' : 'none';
  });
  return aligns.includes(null) ? null : aligns;
}
