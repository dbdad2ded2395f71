/** The order of nodes within their layers, in which few edges cross. */
import { group } from './ranks.js';

const ROUNDS = 12;

/**
 * Orders layers in place: each node near the mean place of its neighbours in the layer before, downwards and upwards in
 * turn, and of all that was tried what crosses least.
 *
 * @param {string[][]} layers the nodes of each layer
 * @param {{from: string, to: string}[]} links each from a layer to the next
 */
export function order(layers, links) {
  const above = group(links, (link) => link.to);
  const below = group(links, (link) => link.from);
  let best = layers.map((layer) => [...layer]);
  let least = crossings(best, below);
  const current = best.map((layer) => [...layer]);
  for (let round = 0; round < ROUNDS && least > 0; round += 1) {
    const isDown = round % 2 === 0;
    const places = current.map((_, index) => (isDown ? index : current.length - 1 - index)).slice(1);
    for (const index of places) {
      const fixed = placesIn(current[isDown ? index - 1 : index + 1]);
      const near = (id) => (isDown ? above : below).get(id)?.map((link) => fixed.get(isDown ? link.from : link.to));
      sortBy(current[index], near);
    }
    const count = crossings(current, below);
    if (count < least) {
      least = count;
      best = current.map((layer) => [...layer]);
    }
  }
  best.forEach((layer, index) => (layers[index] = layer));
  return least;
}

/** Sorts by the means of some numbers; what has none stays where it is. */
function sortBy(layer, near) {
  const means = new Map(layer.map((id, index) => {
    const places = near(id) ?? [];
    return [id, places.length > 0 ? places.reduce((sum, place) => sum + place, 0) / places.length : index];
  }));
  layer.sort((one, other) => means.get(one) - means.get(other));
}

const placesIn = (layer) => new Map(layer.map((id, index) => [id, index]));

/** How many pairs of edges cross. */
export function crossings(layers, below) {
  let count = 0;
  for (let index = 0; index + 1 < layers.length; index += 1) {
    const places = placesIn(layers[index + 1]);
    const ends = layers[index].flatMap((id) =>
      (below.get(id) ?? []).map((link) => places.get(link.to)).sort((one, other) => one - other));
    for (let one = 0; one < ends.length; one += 1) {
      for (let other = one + 1; other < ends.length; other += 1) count += ends[other] < ends[one] ? 1 : 0;
    }
  }
  return count;
}
