import { useQueryClient } from "@tanstack/react-query";
import { useAnswer } from "../api/queries.ts";
import { decide } from "./decide.ts";
import { openCuration } from "./subject.ts";

/** What can be decided about a concept; nothing where the server is read-only. */
export function CurateConcept({ id, label }: { id: string; label: string }) {
  const client = useQueryClient();
  const status = useAnswer("getStatus", {});
  const vocabulary = useAnswer("getVocabulary", { limit: 1 });
  if (status.data?.readOnly !== false) return null;
  const pinned = vocabulary.data?.pinned.some((one) => one.id === id) ?? false;
  const groups = vocabulary.data?.groups.filter(({ concepts }) => concepts.some((one) => one.id === id)) ?? [];
  const about = { concepts: [id] };
  return (
    <fieldset className="curate">
      <legend className="visually-hidden">Decide about {label}</legend>
      {(
        [
          ["Merge", () => openCuration("merge", about)],
          ["Split", () => openCuration("split", about)],
          ["Rename", () => openCuration("rename", about)],
          [groups[0] ? `Group: ${groups[0].category}` : "Group", () => openCuration("group", about)],
          [
            pinned ? "Free the label" : "Pin the label",
            () => void decide(client, [{ kind: pinned ? "unpin" : "pin", concept: id }]),
          ],
          ["Not a concept", () => void decide(client, [{ kind: "never", phrase: label }])],
          ["Hide everywhere", () => void decide(client, [{ kind: "hide", concept: id }])],
        ] as const
      ).map(([text, run]) => (
        <button key={text} type="button" className="link-btn" onClick={run}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
