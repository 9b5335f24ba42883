import type { BurstList, Trends } from "../../../graph/contract/trend-answers.ts";
import { useAnswer } from "../../api/queries.ts";
import { store } from "../../state/use-view.ts";
import { openConcept } from "../../state/view.ts";
import { Dot } from "../../ui/CommunityChip.tsx";
import { colourOf } from "../../ui/community.ts";
import { count, decimal } from "../../ui/format.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Sparkline } from "./Sparkline.tsx";
import { ThemeMap } from "./ThemeMap.tsx";

/** What rises, what falls, what came in bursts, and where the fields stand. */
export function TrendsView() {
  const trends = useAnswer("getTrends", { limit: 12 });
  const bursts = useAnswer("getBursts", { limit: 14 });
  const themes = useAnswer("getThemes", {});
  return (
    <>
      <section className="lens" aria-label="What is counted">
        <span className="quiet">
          {trends.data?.split
            ? `Shares of the papers of each year; up to ${trends.data.split} against later; ${count(trends.data.looked)} concepts in ${count(trends.data.minPapers)}+ papers looked at`
            : "Shares of the papers of each year"}
        </span>
      </section>
      <main className="body" data-page="trends">
        <div className="page">
          <Waiting query={trends} what="Counting years">
            {(answer) => (
              <div className="two-columns">
                <section>
                  <h2>Rising</h2>
                  <TrendTable years={answer.years} items={answer.rising} />
                </section>
                <section>
                  <h2>Falling</h2>
                  <TrendTable years={answer.years} items={answer.falling} />
                </section>
              </div>
            )}
          </Waiting>
          <section>
            <h2>Bursts</h2>
            <p>Years in which a concept came more often than it otherwise does (Kleinberg 2002), heaviest first.</p>
            <Waiting query={bursts} what="Looking for bursts">
              {(answer) => <Bursts answer={answer} />}
            </Waiting>
          </section>
          <section>
            <h2>Thematic map</h2>
            <p>To the right, fields tied to others (centrality); upwards, fields tied within themselves (density).</p>
            <Waiting query={themes} what="Placing fields">
              {(answer) => <ThemeMap themes={answer} />}
            </Waiting>
          </section>
        </div>
      </main>
    </>
  );
}

function TrendTable({ years, items }: { years: readonly number[]; items: Trends["rising"] }) {
  if (items.length === 0) return <p className="quiet">None beyond chance.</p>;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">Concept</th>
          <th scope="col">
            {years[0]}–{years.at(-1)}
          </th>
          <th scope="col" className="num">
            Papers
          </th>
          <th scope="col" className="num">
            A year
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <button type="button" className="partner-btn" onClick={() => store.change(openConcept(item.id))}>
                <Dot community={item.community} />
                <b>{item.label}</b>
              </button>
            </td>
            <td>
              <Sparkline years={years} counts={item.counts} label={item.label} />
            </td>
            <td className="num">{count(item.papers)}</td>
            <td className="num">
              {item.growth >= 0 ? "+" : ""}
              {decimal(item.growth * 100, 0)} %
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bursts({ answer }: { answer: BurstList }) {
  const [first = 0, last = 0] = [answer.years[0], answer.years.at(-1)];
  if (answer.items.length === 0) return <p className="quiet">No concept came in a burst.</p>;
  const span = Math.max(1, last - first + 1);
  return (
    <table className="plain bursts">
      <thead>
        <tr>
          <th scope="col">Concept</th>
          <th scope="col">
            <span className="ends">
              <span>{first}</span>
              <span>{last}</span>
            </span>
          </th>
          <th scope="col" className="num">
            Weight
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.items.map((item) => (
          <tr key={`${item.id} ${item.start}`}>
            <td>
              <button type="button" className="partner-btn" onClick={() => store.change(openConcept(item.id))}>
                <Dot community={item.community} />
                <b>{item.label}</b>
              </button>
            </td>
            <td>
              <span
                className="gantt"
                role="img"
                aria-label={`${item.start} to ${item.end}`}
                title={`${item.start}–${item.end}`}
              >
                <span
                  className={`run c${colourOf(item.community)}`}
                  style={{
                    left: `${((item.start - first) / span) * 100}%`,
                    width: `${((item.end - item.start + 1) / span) * 100}%`,
                  }}
                />
              </span>
            </td>
            <td className="num">{decimal(item.weight, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
