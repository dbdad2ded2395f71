/** The picture of a bot's states: where the conversation is, and which ways it took. */
import { layout } from './layout.js';
import { graph } from './model.js';

const LONGEST = 24;
const LETTER = 7.1;
const PADDING = 26;
/** How small a large picture may get before it is scrolled. */
const SMALLEST = 0.8;

function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const short = (label) => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label);

export class Diagram {
  #nodes = new Map();
  #edges = [];
  #scroller;

  /**
   * @param {object} bot its states and transitions
   * @param {(state: string) => void} choose called with the state that is clicked
   * @param {HTMLElement} scroller what the picture is put into
   */
  constructor(bot, choose, scroller) {
    this.#scroller = scroller;
    const { nodes, edges } = graph(bot);
    const widths = nodes.map(({ id, label }) => ({ id, width: Math.max(52, short(label).length * LETTER + PADDING) }));
    const plan = layout(widths, edges, bot.initial);
    const svg = draw('svg', {
      viewBox: `0 0 ${plan.width} ${plan.height}`, role: 'group', 'aria-label': 'States and transitions',
    });
    svg.style.inlineSize = `clamp(${plan.width * SMALLEST}px, 100%, ${plan.width}px)`;
    for (const { id, path, tip } of plan.edges) svg.append(this.#edge(edges.find((edge) => edge.id === id), path, tip, bot));
    const begin = plan.nodes.get(bot.initial);
    const top = begin.y - begin.height / 2;
    svg.append(draw('g', { class: 'begin', 'aria-hidden': 'true' },
      draw('circle', { cx: begin.x, cy: top - 18, r: 4 }), draw('path', { class: 'line', d: `M${begin.x} ${top - 14}V${top - 5}` }),
      arrow({ x: begin.x, y: top, angle: 90 })));
    const states = new Set(bot.states.map(({ name }) => name));
    for (const { id, label } of nodes) svg.append(this.#node(id, label, plan.nodes.get(id), states.has(id) ? choose : null));
    svg.addEventListener('keydown', (event) => this.#walk(event));
    scroller.replaceChildren(svg);
  }

  /** Marks what is known by now; `selected` is the state whose transitions are listed. */
  show(model, selected) {
    for (const [id, node] of this.#nodes) {
      const isCurrent = id === model.state;
      node.classList.toggle('current', isCurrent);
      node.classList.toggle('selected', id === selected);
      if (!node.hasAttribute('tabindex')) continue;
      node.setAttribute('tabindex', id === selected ? '0' : '-1');
      node.setAttribute('aria-pressed', String(id === selected));
      if (isCurrent) node.setAttribute('aria-current', 'true');
      else node.removeAttribute('aria-current');
    }
    for (const { element, transitions } of this.#edges) {
      element.classList.toggle('taken', transitions.some((id) => model.taken.has(id)));
      element.classList.toggle('last', transitions.some((id) => model.last.has(id)));
    }
  }

  /** Scrolls to a state, within the picture alone. */
  reveal(state) {
    const node = this.#nodes.get(state)?.getBoundingClientRect();
    const frame = this.#scroller.getBoundingClientRect();
    if (!node || (node.left >= frame.left && node.right <= frame.right && node.top >= frame.top && node.bottom <= frame.bottom)) return;
    this.#scroller.scrollBy({
      left: (node.left + node.right - frame.left - frame.right) / 2, top: (node.top + node.bottom - frame.top - frame.bottom) / 2,
    });
  }

  #node(id, label, { x, y, width, height }, choose) {
    const attributes = { class: choose ? 'node' : 'node helper' };
    if (choose) Object.assign(attributes, { role: 'button', tabindex: '-1', 'aria-label': label });
    const node = draw('g', attributes,
      draw('title', {}, label),
      draw('rect', { x: x - width / 2, y: y - height / 2, width, height, rx: 9 }),
      draw('text', { x, y }, short(label)));
    if (choose) node.addEventListener('click', () => choose(id));
    this.#nodes.set(id, node);
    return node;
  }

  #edge({ transitions }, path, tip, bot) {
    const words = transitions.map((id) => bot.transitions.find((one) => one.id === id).label ?? 'goes on by itself');
    const element = draw('g', { class: 'edge', 'aria-hidden': 'true' },
      draw('title', {}, words.join('\n')), draw('path', { class: 'reach', d: path }), draw('path', { class: 'line', d: path }), arrow(tip));
    this.#edges.push({ element, transitions });
    return element;
  }

  /** One stop for the Tab key; the arrows lead from state to state. */
  #walk(event) {
    const nodes = [...this.#nodes].filter(([, node]) => node.hasAttribute('tabindex'));
    const index = nodes.findIndex(([, node]) => node === event.target);
    if (index < 0) return;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step) nodes[(index + step + nodes.length) % nodes.length][1].focus();
    else if (event.key === 'Enter' || event.key === ' ') event.target.dispatchEvent(new MouseEvent('click'));
    else return;
    event.preventDefault();
  }
}

function arrow({ x, y, angle }) {
  return draw('path', { class: 'tip', d: 'M0 0-8-3.5-8 3.5Z', transform: `translate(${x} ${y}) rotate(${angle})` });
}
