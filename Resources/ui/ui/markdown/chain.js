import { linkify } from './addresses.js';

/** Nodes form a list that can be cut anywhere at no cost, until `children` makes an array of it. */
export class Chain {
  constructor() {
    this.first = null;
    this.last = null;
  }

  append(node) {
    node.before = this.last;
    node.after = null;
    if (this.last) this.last.after = node;
    else this.first = node;
    this.last = node;
    return node;
  }

  /** Wraps what lies between two nodes into `node`, which is put behind the first. */
  wrap(opener, closer, node) {
    const inside = new Chain();
    if (opener.after !== closer) {
      inside.first = opener.after;
      inside.last = closer ? closer.before : this.last;
      inside.first.before = null;
      inside.last.after = null;
    }
    node.inside = inside;
    node.before = opener;
    node.after = closer;
    opener.after = node;
    if (closer) closer.before = node;
    else this.last = node;
    return node;
  }

  remove(node) {
    if (node.before) node.before.after = node.after;
    else this.first = node.after;
    if (node.after) node.after.before = node.before;
    else this.last = node.before;
  }
}

/** The nodes of a chain, texts that touch made one. Addresses are found in what is in no link. */
export function children(chain) {
  const nodes = [];
  // Emphasis can nest as deep as the text is long, so it is not followed by calling ourselves.
  const work = [{ node: chain.first, into: nodes }];
  while (work.length > 0) {
    const place = work.at(-1);
    const { node } = place;
    if (!node) {
      work.pop();
      continue;
    }
    place.node = node.after;
    const last = place.into.at(-1);
    if (node.type === 'text') {
      if (last?.type === 'text') last.text += node.text;
      else if (node.text !== '') place.into.push({ type: 'text', text: node.text });
      continue;
    }
    const { inside } = node;
    const copy = { type: node.type };
    for (const key of ['text', 'target', 'title', 'children']) if (node[key] !== undefined) copy[key] = node[key];
    place.into.push(copy);
    if (inside) {
      copy.children = [];
      work.push({ node: inside.first, into: copy.children });
    }
  }
  linkify(nodes);
  return nodes;
}
