/**
 * The first steps of drawing a graph in layers: which way each edge is taken to point, and which layer each node is in.
 *
 * After Sugiyama, Tagawa and Toda, Methods for Visual Understanding of Hierarchical System Structures, 1981.
 */

/** The edges that have to be turned round for the graph to have no cycle: those that lead back towards the root. */
export function againstTheGrain(ids, edges, root) {
  const out = group(edges, (edge) => edge.from);
  const place = new Map();
  const origin = new Map();
  for (const start of [root, ...ids]) {
    if (place.has(start)) continue;
    const reached = [start];
    place.set(start, place.size);
    // In the order of their distance: what is one step from the start is to be near it, however else it is reached.
    for (const id of reached) {
      origin.set(id, start);
      for (const { to } of out.get(id) ?? []) {
        if (place.has(to)) continue;
        place.set(to, place.size);
        reached.push(to);
      }
    }
  }
  const isBack = ({ from, to }) => origin.get(from) === origin.get(to) && place.get(to) < place.get(from);
  // Nothing is above the root, even what leads there from elsewhere.
  return new Set(edges.filter((edge) => isBack(edge) || edge.to === root));
}

/** The layer of each node, from 0: below all that lead to it, `edges` having no cycle; what nothing leads to is near. */
export function ranks(ids, edges, root) {
  const out = group(edges, (edge) => edge.from);
  const missing = new Map(ids.map((id) => [id, 0]));
  for (const { to } of edges) missing.set(to, missing.get(to) + 1);
  const sources = ids.filter((id) => missing.get(id) === 0);
  const rank = new Map(ids.map((id) => [id, 0]));
  const ready = [...sources];
  while (ready.length > 0) {
    const id = ready.pop();
    for (const { to } of out.get(id) ?? []) {
      rank.set(to, Math.max(rank.get(to), rank.get(id) + 1));
      missing.set(to, missing.get(to) - 1);
      if (missing.get(to) === 0) ready.push(to);
    }
  }
  for (const id of sources) {
    const targets = (out.get(id) ?? []).map(({ to }) => rank.get(to));
    if (id !== root && targets.length > 0) rank.set(id, Math.min(...targets) - 1);
  }
  return rank;
}

/** Lists by what they have in common. */
export function group(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (groups.has(name)) groups.get(name).push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
