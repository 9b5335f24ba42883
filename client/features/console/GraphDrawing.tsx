import { useMemo } from "react";
import type { Output } from "../../../graph/contract/operations/endpoints.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { urlOf } from "../../state/view.ts";
import { openConcept, openPaper } from "../../state/view-changes.ts";
import { pluralize } from "../../ui/words/format.ts";
import { drawing, placeGraph } from "./graph-layout.ts";

type Graph = Output<"runCypher">["graph"];
type GraphNode = Graph["nodes"][number];

const maxLabels = 60;

/** The nodes and relationships of an answer as a small drawing; papers and concepts open when pressed. */
export function GraphDrawing({ graph }: { graph: Graph }) {
  const places = useMemo(() => placeGraph(graph), [graph]);
  if (graph.nodes.length === 0)
    return (
      <p className="quiet">The answer contains no nodes. Return nodes, relationships or paths to see them drawn.</p>
    );
  const kinds = [...new Set(graph.nodes.map(({ label }) => label))].sort();
  const { found } = graph;
  return (
    <figure className="drawing">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
        <title>The answer as a graph</title>
        {graph.relationships.map(({ id, start, end, type }) => {
          const [from, to] = [places.get(start), places.get(end)];
          return from && to ? (
            <line key={id} x1={from.x} y1={from.y} x2={to.x} y2={to.y}>
              <title>{type}</title>
            </line>
          ) : null;
        })}
        {graph.nodes.map((node) => (
          <NodeShape
            key={node.id}
            node={node}
            at={places.get(node.id) ?? { x: 0, y: 0 }}
            kind={kinds.indexOf(node.label)}
            hasLabel={graph.nodes.length <= maxLabels}
          />
        ))}
      </svg>
      <figcaption>
        {kinds.map((kind, i) => (
          <span key={kind} className="chip">
            <span className={`dot kind-${i % 5}`} aria-hidden="true" />
            {kind}
          </span>
        ))}
        <span className="quiet">
          Showing {pluralize(graph.nodes.length, "node")} of {found.nodes} and{" "}
          {pluralize(graph.relationships.length, "relationship")} of {found.relationships} in the answer.
        </span>
      </figcaption>
    </figure>
  );
}

interface NodeShapeProps {
  readonly node: GraphNode;
  readonly at: { readonly x: number; readonly y: number };
  readonly kind: number;
  readonly hasLabel: boolean;
}

function NodeShape({ node, at, kind, hasLabel }: NodeShapeProps) {
  const view = useView();
  const { key, label, caption } = node;
  const open = key === null ? null : label === "Concept" ? openConcept(key) : openPaper(key);
  const shown = caption.length > 34 ? `${caption.slice(0, 33)}…` : caption;
  const look = (
    <>
      <title>{`${label}: ${caption}`}</title>
      {label === "Paper" ? (
        <rect x={at.x - 7} y={at.y - 7} width="14" height="14" rx="3" />
      ) : (
        <circle cx={at.x} cy={at.y} r="8" />
      )}
      {hasLabel && (
        <text x={at.x + 12} y={at.y + 4}>
          {shown}
        </text>
      )}
    </>
  );
  const tint = `kind kind-${kind % 5}`;
  if (!open) return <g className={tint}>{look}</g>;
  return (
    <a
      className={tint}
      href={urlOf(open(view))}
      // Speech input presses what it sees; the title has the whole.
      aria-label={`${label}: ${hasLabel ? shown : caption}`}
      onClick={(event) => {
        event.preventDefault();
        viewStore.change(open);
      }}
    >
      {look}
    </a>
  );
}
