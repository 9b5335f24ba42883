import type { Output } from "../../../graph/contract/operations/endpoints.ts";
import { count } from "../../ui/words/format.ts";

type Console = Output<"getCypherConsole">;

/** What is in the graph: kinds of nodes and relationships with their counts and properties, and the indexes. */
export function Schema({ labels, relationships, indexes }: Console) {
  return (
    <section className="schema">
      <h2>Schema</h2>
      <dl>
        {labels
          .filter(({ bookkeeping }) => !bookkeeping)
          .map(({ name, nodes, properties }) => (
            <div key={name}>
              <dt>
                <code>(:{name})</code> <span className="quiet">{count(nodes)}</span>
              </dt>
              <dd>{properties.join(", ")}</dd>
            </div>
          ))}
        {relationships.map(({ type, count: how, properties, from, to }) => (
          <div key={type}>
            <dt>
              <code>
                ({from.join("|")})–[:{type}]→({to.join("|")})
              </code>{" "}
              <span className="quiet">{count(how)}</span>
            </dt>
            <dd>{properties.join(", ")}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{count(indexes.length)} indexes</summary>
        <dl>
          {indexes.map(({ name, kind, on, properties }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                {kind} on {on.join(", ")} ({properties.join(", ")})
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
