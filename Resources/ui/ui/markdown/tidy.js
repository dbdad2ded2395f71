/** Drops what shows nothing, finds out which lists are loose and which items are tasks. */
export function tidy(node) {
  if (node.children.some((child) => child.type === 'definitions')) {
    node.children = node.children.filter((child) => child.type !== 'definitions');
  }
  for (const child of node.children) {
    if (child.type === 'quote' || child.type === 'list' || child.type === 'item') {
      tidy(child);
      child.end = Math.max(child.end, child.children.at(-1)?.end ?? child.line);
    }
  }
  if (node.type === 'list') {
    node.isLoose = hasGap(node.children) || node.children.some((item) => item.isLoose);
    for (const item of node.children) {
      for (const child of item.children) if (child.type === 'paragraph') child.isTight = !node.isLoose;
    }
  }
  if (node.type === 'item') {
    node.isLoose = hasGap(node.children);
  }
}

const hasGap = (blocks) => blocks.some((block, index) => index > 0 && block.line > blocks[index - 1].end + 1);
