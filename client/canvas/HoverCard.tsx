import { CommunityChip } from "../ui/CommunityChip.tsx";
import { counted } from "../ui/format.ts";
import { times } from "../ui/reading.ts";
import { linksOf, type MapModel, otherEnd } from "./model.ts";
import type { MapScene } from "./scene.ts";

/** Name, papers and the three strongest partners on the map of the concept under the pointer. */
export function HoverCard({ model, concept, scene }: { model: MapModel; concept: number; scene: MapScene | null }) {
  if (!scene) return null;
  const { nodes, links, communities } = model.map;
  const at = scene.screenOf(concept);
  const community = nodes.community[concept] ?? 0;
  const partners = [...linksOf(model, concept)]
    .sort((a, b) => (links.npmi[b] ?? 0) - (links.npmi[a] ?? 0) || a - b)
    .slice(0, 3);
  return (
    <div
      className="hover-card"
      aria-hidden="true"
      ref={(card) => {
        if (!card?.parentElement) return;
        const { clientWidth, clientHeight } = card.parentElement;
        const left = Math.max(8, Math.min(clientWidth - card.offsetWidth - 8, at.x + at.r + 12));
        const below = at.y + 14;
        const top = below + card.offsetHeight > clientHeight - 8 ? at.y - card.offsetHeight - 14 : below;
        card.style.transform = `translate(${left}px, ${Math.max(8, top)}px)`;
      }}
    >
      <b>{nodes.label[concept]}</b>
      <span className="quiet">{counted(nodes.papers[concept] ?? 0, "paper")}</span>
      <CommunityChip community={community} label={communities.find((one) => one.id === community)?.label ?? ""} />
      {partners.map((link) => (
        <span key={link} className="pair">
          <span>{nodes.label[otherEnd(model, link, concept)]}</span>
          <span className="quiet">{times(links.associationStrength[link] ?? 0)} chance</span>
        </span>
      ))}
    </div>
  );
}
