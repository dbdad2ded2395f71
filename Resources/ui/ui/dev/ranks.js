/**
 * The first steps of drawing a graph in layers: which way each edge is taken to point, and which layer each node is in.
 *
 * After Sugiyama, Tagawa and Toda, Methods for Visual Understanding of Hierarchical System Structures, 1981.
 */

/** The edges that have to be turned round for the graph to have no cycle, when it is read from its root. */
export function againstTheGrain(ids, edges, root) {
  const out = group(edges, (edge) => edge.from);
  const isOpen = new Set();
  const isDone = new Set();
  const turned = new Set();
  for (const start of [root, ...ids]) {
    if (isDone.has(start)) continue;
    // A stack of our own: a bot with a thousand states in a row is deeper than calls may nest.
    const stack = [{ id: start, next: 0 }];
    isOpen.add(start);
    while (stack.length > 0) {
      const top = stack.at(-1);
      const edge = (out.get(top.id) ?? [])[top.next];
      top.next += 1;
      if (edge === undefined) {
        isOpen.delete(top.id);
        isDone.add(top.id);
        stack.pop();
      } else if (isOpen.has(edge.to) || edge.to === root) {
        // Nothing is above the root, even what leads there from elsewhere.
        turned.add(edge);
      } else if (!isDone.has(edge.to)) {
        isOpen.add(edge.to);
        stack.push({ id: edge.to, next: 0 });
      }
    }
  }
  return turned;
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
