import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { pluralize } from "../../ui/words/format.ts";
import { times } from "../../ui/words/pair-words.ts";
import { cardPlace } from "../labels/card-place.ts";
import { obstacleBoxes } from "../labels/obstacle-boxes.ts";
import { linksOf, type MapModel, otherEnd } from "../model/model.ts";
import type { MapScene } from "./scene.ts";

/** What is under the pointer: a concept with its three strongest partners on the map, or a paper with its concepts. */
export function HoverCard({ model, node, scene }: { model: MapModel; node: number; scene: MapScene | null }) {
  if (!scene) return null;
  const { nodes, communities } = model.map;
  const at = scene.screenOf(node);
  const community = nodes.community[node] ?? 0;
  const paper = node >= model.concepts;
  const folded = nodes.folded[node] ?? 0;
  return (
    <div
      className="hover-card"
      aria-hidden="true"
      ref={(card) => {
        if (!card?.parentElement) return;
        const { clientWidth: width, clientHeight: height } = card.parentElement;
        const size = { width: card.offsetWidth, height: card.offsetHeight };
        const stage = card.parentElement.querySelector<HTMLElement>(".stage");
        const place = cardPlace(size, at, { width, height, obstacles: stage ? obstacleBoxes(stage) : [] });
        card.style.transform = `translate(${place.x}px, ${place.y}px)`;
      }}
    >
      <b className={paper ? "source-title" : undefined}>{nodes.label[node]}</b>
      <span className="quiet">{pluralize(nodes.papers[node] ?? 0, paper ? "shown concept" : "paper")}</span>
      {folded > 0 && <span className="quiet">+{pluralize(folded, "kind")}, which it stands for here</span>}
      <CommunityChip community={community} label={communities.find((one) => one.id === community)?.label ?? ""} />
      <Partners model={model} node={node} />
    </div>
  );
}

function Partners({ model, node }: { model: MapModel; node: number }) {
  const { nodes, links } = model.map;
  const strongest = [...linksOf(model, node)]
    .sort((a, b) => (links.npmi[b] ?? 0) - (links.npmi[a] ?? 0) || a - b)
    .filter((link) => otherEnd(model, link, node) < model.concepts)
    .slice(0, 3);
  return strongest.map((link) => (
    <span key={link} className="pair">
      <span>{nodes.label[otherEnd(model, link, node)]}</span>
      {node < model.concepts && <span className="quiet">{times(links.associationStrength[link] ?? 0)} chance</span>}
    </span>
  ));
}
