/** The part of a graph that some namespaces are, with what stands directly beside it. */
import { distinct, type Graph } from './model';

/** Throws where one of the namespaces has nothing in the graph. */
export function within(graph: Graph, namespaces: readonly string[]): Graph {
  if (namespaces.length === 0) return graph;
  const known = distinct(graph.nodes.flatMap(({ namespace }) => namespace ?? []));
  const missing = namespaces.find((one) => !known.includes(one));
  if (missing !== undefined)
    throw new Error(
      `There is nothing to show in namespace ${missing}. ${known.length > 0 ? `Namespaces with something to show: ${known.join(', ')}.` : 'No object has a namespace.'}`,
    );
  const own = new Set(graph.nodes.flatMap(({ id, namespace }) => (namespaces.includes(namespace ?? '') ? id : [])));
  const edges = graph.edges.filter(({ from, to }) => own.has(from) || own.has(to));
  const near = new Set([...own, ...edges.flatMap(({ from, to }) => [from, to])]);
  return { nodes: graph.nodes.filter(({ id }) => near.has(id)), edges };
}
