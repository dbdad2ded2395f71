/**
 * Where the nodes of a graph are drawn, and along which lines its edges: in layers, from the root down.
 *
 * Pure: it knows numbers, not the page.
 */
import { order } from './order.js';
import { againstTheGrain, group, ranks } from './ranks.js';

const HEIGHT = 30;
const GAP = { across: 22, down: 44, bend: 14 };
const MARGIN = { top: 30, side: 10, bottom: 12 };
const PORT = 12;
const LOOP = 24;
const SWEEPS = 12;
/** How much more a bend of a long edge insists on its place than a node. */
const BEND = 6;

/**
 * @param {{id: string, width: number}[]} nodes
 * @param {{id: string, from: string, to: string}[]} edges
 * @param {string} root the node that all is read from
 * @returns {{width: number, height: number, nodes: Map<string, {x: number, y: number, width: number, height: number}>,
 *   edges: {id: string, path: string, tip: {x: number, y: number, angle: number}}[]}} `x` and `y` are centres
 */
export function layout(nodes, edges, root) {
  const loops = edges.filter((edge) => edge.from === edge.to);
  const proper = edges.filter((edge) => edge.from !== edge.to);
  const turned = againstTheGrain(nodes.map(({ id }) => id), proper, root);
  const { layers, chains, links } = layered(nodes, proper, turned, root);
  order(layers, links);

  const loopAt = new Set(loops.map((edge) => edge.from));
  const width = new Map(nodes.map((node) => [node.id, node.width]));
  const places = across(layers, links, (id) => (width.get(id) ?? 0) + (loopAt.has(id) ? 2 * LOOP : 0), width);
  const left = Math.min(...layers.flat().map((id) => places.get(id) - (width.get(id) ?? 0) / 2)) - MARGIN.side;
  for (const [id, x] of places) places.set(id, x - left);
  const down = (layer) => MARGIN.top + HEIGHT / 2 + layer * (HEIGHT + GAP.down);

  const boxes = new Map();
  layers.forEach((layer, index) => layer.forEach((id) => {
    if (width.has(id)) boxes.set(id, { x: places.get(id), y: down(index), width: width.get(id), height: HEIGHT });
  }));
  const right = Math.max(...[...boxes].map(([id, box]) => box.x + box.width / 2 + (loopAt.has(id) ? LOOP : 0)),
    ...places.values());
  return {
    width: right + MARGIN.side,
    height: down(layers.length - 1) + HEIGHT / 2 + MARGIN.bottom,
    nodes: boxes,
    edges: [...lines(chains, boxes, places, down, turned), ...loops.map((edge) => loop(edge, boxes.get(edge.from)))],
  };
}

/** The nodes by layers, and each edge as a chain from layer to layer, with bends of its own on the way. */
function layered(nodes, edges, turned, root) {
  const ids = nodes.map(({ id }) => id);
  const forward = edges.map((edge) => (turned.has(edge) ? { edge, from: edge.to, to: edge.from } : { edge, ...edge }));
  const rank = ranks(ids, forward, root);
  const layers = Array.from({ length: Math.max(...rank.values()) + 1 }, () => []);
  for (const id of ids) layers[rank.get(id)].push(id);
  const links = [];
  const chains = forward.map(({ edge, from, to }, number) => {
    const chain = [from];
    for (let layer = rank.get(from) + 1; layer < rank.get(to); layer += 1) {
      // No id of a node has a line break in front.
      chain.push(`\n${number}/${layer}`);
      layers[layer].push(chain.at(-1));
    }
    chain.push(to);
    chain.slice(1).forEach((id, index) => links.push({ from: chain[index], to: id }));
    return { edge, chain, top: rank.get(from) };
  });
  return { layers, chains, links };
}

/** The places of nodes across: each as near the mean of its neighbours as the others in its layer allow. */
function across(layers, links, room, width) {
  const above = group(links, (link) => link.to);
  const below = group(links, (link) => link.from);
  const gap = (one, other) =>
    (room(one) + room(other)) / 2 + (width.has(one) && width.has(other) ? GAP.across : GAP.bend);
  const places = new Map();
  for (const layer of layers) {
    layer.forEach((id, index) => places.set(id, index === 0 ? 0 : places.get(layer[index - 1]) + gap(layer[index - 1], id)));
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isDown = sweep % 2 === 0;
    // In the end by both sides; before, by one: a long edge becomes straight at once, and not little by little.
    const isLast = sweep >= SWEEPS - 2;
    for (const layer of isDown ? layers : layers.toReversed()) {
      const wishes = layer.map((id) => {
        const near = [
          ...(isDown || isLast ? above.get(id) ?? [] : []).map(({ from }) => from),
          ...(!isDown || isLast ? below.get(id) ?? [] : []).map(({ to }) => to),
        ];
        return near.length > 0 ? near.reduce((sum, other) => sum + places.get(other), 0) / near.length : places.get(id);
      });
      const weights = layer.map((id) => (width.has(id) ? 1 : BEND));
      spread(wishes, layer.slice(1).map((id, index) => gap(layer[index], id)), weights)
        .forEach((x, index) => places.set(layer[index], x));
    }
  }
  return places;
}

/** The places nearest to the wishes, by weighted squares, that keep their order and distances: a monotone regression. */
export function spread(wishes, gaps, weights = wishes.map(() => 1)) {
  let offset = 0;
  const offsets = wishes.map((_, index) => (offset += index === 0 ? 0 : gaps[index - 1]));
  const pools = [];
  wishes.forEach((wish, index) => {
    pools.push({ sum: (wish - offsets[index]) * weights[index], weight: weights[index], count: 1 });
    while (pools.length > 1) {
      const [one, other] = pools.slice(-2);
      if (one.sum / one.weight <= other.sum / other.weight) break;
      pools.splice(-2, 2, {
        sum: one.sum + other.sum, weight: one.weight + other.weight, count: one.count + other.count,
      });
    }
  });
  const places = pools.flatMap(({ sum, weight, count }) => Array(count).fill(sum / weight));
  return places.map((place, index) => place + offsets[index]);
}

/** The lines of edges: down from a node's lower side, through the bends, to the upper side of another one. */
function lines(chains, boxes, places, down, turned) {
  const port = ports(chains, boxes, places);
  return chains.map((item) => {
    const { edge, chain, top } = item;
    const points = [[port(item, true), down(top) + HEIGHT / 2]];
    for (let index = 1; index < chain.length - 1; index += 1) {
      points.push([places.get(chain[index]), down(top + index) - HEIGHT / 2]);
      points.push([places.get(chain[index]), down(top + index) + HEIGHT / 2]);
    }
    points.push([port(item, false), down(top + chain.length - 1) - HEIGHT / 2]);
    const isUp = turned.has(edge);
    if (isUp) points.reverse();
    const [x, y] = points.at(-1);
    return { id: edge.id, path: curve(points), tip: { x, y, angle: isUp ? -90 : 90 } };
  });
}

/** Where on its side of a node each edge begins or ends: in the order of where it comes from, so that none cross there. */
function ports(chains, boxes, places) {
  const place = new Map(chains.map((item) => [item, {}]));
  for (const isLower of [true, false]) {
    const at = (item) => (isLower ? item.chain[0] : item.chain.at(-1));
    const beyond = (item) => places.get(isLower ? item.chain[1] : item.chain.at(-2));
    for (const [id, items] of group(chains, at)) {
      const step = Math.min(PORT, (boxes.get(id).width - 12) / items.length);
      items.sort((one, other) => beyond(one) - beyond(other));
      items.forEach((item, index) => {
        place.get(item)[isLower] = boxes.get(id).x + (index - (items.length - 1) / 2) * step;
      });
    }
  }
  return (item, isLower) => place.get(item)[isLower];
}

function curve(points) {
  const round = (number) => Math.round(number * 10) / 10;
  const [first, ...rest] = points.map(([x, y]) => [round(x), round(y)]);
  let path = `M${first.join(' ')}`;
  let [x, y] = first;
  for (const [nextX, nextY] of rest) {
    const middle = round((y + nextY) / 2);
    path += x === nextX ? `V${nextY}` : `C${x} ${middle} ${nextX} ${middle} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY];
  }
  return path;
}

/** From a node to itself, at its side. */
function loop(edge, { x, y, width }) {
  const side = x + width / 2;
  return {
    id: edge.id,
    path: `M${side} ${y - 7}C${side + LOOP} ${y - 16} ${side + LOOP} ${y + 16} ${side} ${y + 7}`,
    tip: { x: side, y: y + 7, angle: 200 },
  };
}
