const mark = "paper:";

/** How a paper is named among the nodes of the map. */
export function paperNode(id: string): string {
  return mark + id;
}

/** The paper that a node stands for; null for a concept. */
export function paperOf(node: string): string | null {
  return node.startsWith(mark) ? node.slice(mark.length) : null;
}
