import { type FormEvent, useState } from "react";
import type { SourceQuery } from "../../../graph/contract/sources.ts";
import { call } from "../../http/call.ts";
import { ImportPlace, type ImportTarget, placeArgs } from "./ImportPlace.tsx";
import { runQueue } from "./import-queue.ts";

const services: readonly { id: SourceQuery["service"]; text: string; example: string }[] = [
  { id: "openalex", text: "OpenAlex", example: "salt marsh erosion" },
  { id: "pubmed", text: "PubMed", example: "tides[Title/Abstract] AND 2020:2024[pdat]" },
  { id: "arxiv", text: "arXiv", example: "cat:cs.LG AND abs:diffusion" },
  { id: "doi", text: "List of DOIs", example: "10.1000/182, 10.1000/183" },
];

/** A question to a service on the web, whose papers are imported. */
export function QueryForm() {
  const [service, setService] = useState<SourceQuery["service"]>("openalex");
  const [query, setQuery] = useState("");
  const [max, setMax] = useState(1000);
  const [place, setPlace] = useState<ImportTarget>({ into: "present", collection: "" });
  const { text, example } = services.find(({ id }) => id === service) ?? { text: service, example: "" };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const question = { service, query: query.trim(), max };
    const start = (isFirst: boolean) =>
      call("startQueryImport", { ...question, ...(isFirst ? placeArgs(place) : { into: "present" }) });
    void runQueue([{ name: `${text}: ${question.query}`, start }]);
  };
  return (
    <details className="live-source">
      <summary>Or ask a live source</summary>
      <form className="import-form" onSubmit={submit}>
        <label className="import-field">
          <span>Source</span>
          <select
            className="text-input"
            value={service}
            onChange={(event) => setService(event.target.value as SourceQuery["service"])}
          >
            {services.map((one) => (
              <option key={one.id} value={one.id}>
                {one.text}
              </option>
            ))}
          </select>
        </label>
        <label className="import-field">
          <span>Query</span>
          <input
            className="text-input"
            value={query}
            maxLength={4000}
            placeholder={example}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <label className="import-field">
          <span>Papers at most</span>
          <input
            className="text-input"
            type="number"
            min={1}
            max={100_000}
            value={max}
            onChange={(event) => setMax(Number(event.target.value))}
          />
        </label>
        <ImportPlace place={place} onChange={setPlace} />
        <p className="quiet">The query is sent to the service; your papers are not.</p>
        <p className="buttons">
          <button type="submit" className="btn primary" disabled={query.trim() === "" || !(max >= 1)}>
            Fetch and import
          </button>
        </p>
      </form>
    </details>
  );
}
