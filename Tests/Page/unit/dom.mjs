/** As much of a document as drawing a message needs, for tests that run without a browser. */

class Node {
  parentNode = null;

  remove() {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.lastIndexOf(this), 1);
    this.parentNode = null;
  }
}

class Text extends Node {
  constructor(data) {
    super();
    this.data = data;
  }

  get textContent() {
    return this.data;
  }
}

class Parent extends Node {
  childNodes = [];

  append(...nodes) {
    for (const node of nodes) this.#insert(node, this.childNodes.length);
  }

  prepend(...nodes) {
    nodes.forEach((node, index) => this.#insert(node, index));
  }

  replaceChildren(...nodes) {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes = [];
    this.append(...nodes);
  }

  #insert(node, index) {
    if (node instanceof Fragment) {
      const inside = node.childNodes;
      node.childNodes = [];
      inside.forEach((child, offset) => this.#insert(child, index + offset));
      return;
    }
    const child = node instanceof Node ? node : new Text(String(node));
    if (child.parentNode) child.remove();
    child.parentNode = this;
    if (index === this.childNodes.length) this.childNodes.push(child);
    else this.childNodes.splice(index, 0, child);
  }

  get firstChild() {
    return this.childNodes[0] ?? null;
  }

  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }

  get textContent() {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text) {
    this.replaceChildren(text);
  }
}

class Fragment extends Parent {}

class Element extends Parent {
  constructor(tag) {
    super();
    this.localName = tag;
    this.attributes = null;
    this.listeners = null;
  }

  setAttribute(name, value) {
    (this.attributes ??= new Map()).set(name, String(value));
  }

  addEventListener(type, listener) {
    (this.listeners ??= new Map()).set(type, listener);
  }
}

class HTMLParagraphElement extends Element {}

Object.assign(globalThis, {
  HTMLParagraphElement,
  document: {
    createElement: (tag) => (tag === 'p' ? new HTMLParagraphElement(tag) : new Element(tag)),
    createTextNode: (text) => new Text(text),
    createDocumentFragment: () => new Fragment(),
  },
});

/** What a node would look like as HTML; texts that touch are one. */
export function markup(node) {
  if (node instanceof Text) return node.data.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const inside = node.childNodes.map(markup).join('');
  if (node instanceof Fragment) return inside;
  const attributes = [...node.attributes ?? []].map(([name, value]) => ` ${name}="${value}"`).join('');
  return `<${node.localName}${attributes}>${inside}</${node.localName}>`;
}
