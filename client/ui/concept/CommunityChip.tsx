import { capitalize } from "../words/format.ts";
import { colourOf, letterOf } from "./community.ts";

/** The letter of a community on its colour; the name is beside it or in the title. */
export function CommunityKey({ community }: { community: number }) {
  return (
    <span className={`key c${colourOf(community)}`} aria-hidden="true">
      {letterOf(community)}
    </span>
  );
}

/** Letter and name of a community. */
export function CommunityChip({ community, label }: { community: number; label: string }) {
  return (
    <span className="chip">
      <CommunityKey community={community} />
      <span className="clip">{community === 0 ? "No community" : capitalize(label)}</span>
    </span>
  );
}

/** A dot in the colour of a community; always beside a name. */
export function Dot({ community }: { community: number }) {
  return <span className={`dot c${colourOf(community)}`} aria-hidden="true" />;
}
