import type { ConceptMap } from "../../../graph/contract/answers.ts";
import { papersQuery } from "../../api/map-args.ts";
import { useAnswer } from "../../api/queries.ts";
import { quoted } from "../../panels/ExportPapers.tsx";
import { useView } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";

interface Row {
  readonly title: string;
  readonly of: "graph" | "papers";
  readonly asked: URLSearchParams;
}

/** Every format that the server writes: the graph as the lens has it, the papers it counts, those of the selection. */
export function Exports({ map }: { map: ConceptMap }) {
  const view = useView();
  const formats = useAnswer("listExports", {}).data?.items ?? [];
  const within = papersQuery(view.map);
  const papers = (q: string) => new URLSearchParams(q === "" ? {} : { q });
  const selection = selectionQuery(view, map);
  const rows: Row[] = [
    { title: "Graph", of: "graph", asked: graphArgs(view, within) },
    { title: "Papers", of: "papers", asked: papers(within) },
    ...(selection === ""
      ? []
      : [{ title: "Papers of the selection", of: "papers" as const, asked: papers(selection) }]),
  ];
  return rows.map(({ title, of, asked }) => (
    <section key={title} className="share-row">
      <h3>{title}</h3>
      <p className="formats">
        {formats
          .filter((format) => format.of === of)
          .map((format) => (
            <a
              key={format.name}
              className="link-btn"
              href={`/api/export/${of}/${format.name}${asked.size === 0 ? "" : `?${asked}`}`}
              download
            >
              {format.label}
            </a>
          ))}
      </p>
    </section>
  ));
}

function graphArgs(view: View, within: string): URLSearchParams {
  const asked = new URLSearchParams({ measure: view.measure });
  const put = (name: string, value: number | null) => {
    if (value !== null) asked.set(name, String(value));
  };
  if (within !== "") asked.set("q", within);
  put("concepts", view.size);
  put("minStrength", view.minStrength);
  put("minPapers", view.minPapers);
  put("minJoint", view.minJoint);
  return asked;
}

/** The papers of what is open or selected, in the query language: both ends of a link, any of several concepts. */
function selectionQuery(view: View, map: ConceptMap): string {
  const { nodes } = map;
  const named = (ids: readonly string[]) =>
    ids
      .map((id) => nodes.label[nodes.id.indexOf(id)])
      .filter((label) => label !== undefined)
      .map(quoted);
  const { open } = view;
  if (view.page === "pairs" && view.query !== "") return view.query;
  if (open?.kind === "link") return named([open.a, open.b]).join(" ");
  if (view.map.selected.length > 0) return named(view.map.selected).join(" OR ");
  return open?.kind === "concept" ? named([open.id]).join(" ") : "";
}
