import { GENERAL_BELOW } from "../../../graph/contract/map.ts";
import type { Output } from "../../../graph/contract/operations/endpoints.ts";
import { papersQuery } from "../../http/map-args.ts";
import { useAnswer } from "../../http/queries.ts";
import { useView } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { type PaperRow, paperRows, rowTitle } from "./export-rows.ts";

type Format = Output<"listExports">["items"][number];

/** Every export format: the graph within the lens, and the sets of papers a reader may want. */
export function Exports() {
  const view = useView();
  const formats = useAnswer("listExports", {}).data?.items ?? [];
  const mapQuery = papersQuery(view.map);
  return (
    <>
      <section className="share-row">
        <h3>Graph</h3>
        <Formats of="graph" formats={formats} args={graphArgs(view, mapQuery)} />
      </section>
      {paperRows(view).map((row) => (
        <Papers key={row.of} row={row} mapQuery={mapQuery} formats={formats} />
      ))}
    </>
  );
}

/** A set of papers to export, and its size. */
function Papers({ row, mapQuery, formats }: { row: PaperRow; mapQuery: string; formats: readonly Format[] }) {
  const answer = useAnswer("query", { q: row.q, limit: 1, concepts: 0 }).data;
  const concepts = answer?.understood.filter(({ kind }) => kind === "concept").map(({ label }) => label) ?? [];
  return (
    <section className="share-row">
      <h3 className="whole">{answer ? rowTitle(row, mapQuery, concepts, answer.total) : "Papers"}</h3>
      <Formats of="papers" formats={formats} args={new URLSearchParams(row.q === "" ? {} : { q: row.q })} />
    </section>
  );
}

interface Props {
  readonly of: Format["of"];
  readonly formats: readonly Format[];
  readonly args: URLSearchParams;
}

function Formats({ of, formats, args }: Props) {
  return (
    <p className="formats">
      {formats
        .filter((format) => format.of === of)
        .map((format) => (
          <a
            key={format.name}
            className="link-btn"
            href={`/api/export/${of}/${format.name}${args.size === 0 ? "" : `?${args}`}`}
            download
          >
            {format.label}
          </a>
        ))}
    </p>
  );
}

function graphArgs(view: View, mapQuery: string): URLSearchParams {
  const query = new URLSearchParams({ measure: view.measure });
  const put = (name: string, value: number | null) => {
    if (value !== null) query.set(name, String(value));
  };
  if (mapQuery !== "") query.set("q", mapQuery);
  put("concepts", view.size);
  put("links", view.maxLinks);
  put("minStrength", view.minStrength);
  put("minPapers", view.minPapers);
  put("minJoint", view.minJoint);
  put("minSpecificity", view.map.specific ?? GENERAL_BELOW);
  return query;
}
