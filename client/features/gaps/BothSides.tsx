import type { ConceptRef } from "../../../graph/contract/entities.ts";
import { useAnswer } from "../../http/queries.ts";
import { useCommunityOf } from "../../http/use-communities.ts";
import { Sentences } from "../../ui/paper/EvidenceSection.tsx";
import { Waiting } from "../../ui/Waiting.tsx";

/** What papers say of two concepts that no paper holds: of each a sentence, with what goes with both where there is such a thing. */
export function BothSides({ a, b, through }: { a: ConceptRef; b: ConceptRef; through: ConceptRef | null }) {
  return (
    <div className="both-sides">
      <OneSide concept={a} through={through} />
      <OneSide concept={b} through={through} />
    </div>
  );
}

function OneSide({ concept, through }: { concept: ConceptRef; through: ConceptRef | null }) {
  const onMap = useCommunityOf();
  const communities = new Map([concept, ...(through ? [through] : [])].map(({ id, community }) => [id, community]));
  const evidence = useAnswer("getEvidence", {
    ...{ id: concept.id, limit: 1 },
    ...(through ? { with: through.id } : {}),
  });
  return (
    <div>
      <p className="quiet">
        {concept.label}
        {through && ` with ${through.label}`}
      </p>
      <Waiting query={evidence} what="Looking for sentences">
        {({ items }) => <Sentences items={items} communityOf={(id) => communities.get(id) ?? onMap(id)} />}
      </Waiting>
    </div>
  );
}
