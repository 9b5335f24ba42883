import type { PaperDetail } from "../../../graph/contract/papers.ts";
import { store } from "../../state/use-view.ts";
import { openConcept } from "../../state/view.ts";
import { Section } from "../../ui/panel/Section.tsx";
import { ReadText } from "./ReadText.tsx";

/** The abstract with its concepts marked; every word of it says how it is read. */
export function Abstract({ detail }: { detail: PaperDetail }) {
  if (detail.paper.abstract !== "") return <ReadText detail={detail} below={<OnlyInTitle detail={detail} />} />;
  return (
    <Section title="Abstract">
      <p className="quiet">The source gives no abstract.</p>
      <OnlyInTitle detail={detail} />
    </Section>
  );
}

function OnlyInTitle({ detail: { mentions } }: { detail: PaperDetail }) {
  const inAbstract = new Set(mentions.filter(({ field }) => field === "abstract").map(({ concept }) => concept));
  const titled = mentions.filter(({ field, concept }) => field === "title" && !inAbstract.has(concept));
  if (titled.length === 0) return null;
  return (
    <p className="quiet">
      Only in the title:{" "}
      {titled.map((mention) => (
        <button
          key={mention.concept}
          type="button"
          className="link-btn inline"
          onClick={() => store.change(openConcept(mention.concept))}
        >
          {mention.label}
        </button>
      ))}
    </p>
  );
}
