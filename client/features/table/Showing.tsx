import type { ConceptRelation } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { papersQuery } from "../../http/map-args.ts";
import { namesOf, paperSubject } from "../../http/paper-question.ts";
import { conceptRows, linkRows, selectedConcepts, selectedLinks, withinThresholds } from "../../map/model/rows.ts";
import { useView } from "../../state/use-view.ts";
import { count, decimal, foundFromWords, pluralize } from "../../ui/words/format.ts";
import { measures } from "../../ui/words/measures.ts";
import { relationWords } from "../../ui/words/relation-words.ts";
import { usePapers } from "./use-papers.ts";

/** What the table lists: how many, of how many, and by which thresholds. */
export function Showing({ map, corpus }: { map: ConceptMap; corpus: number }) {
  const { list } = useView();
  return (
    <p className="showing" data-testid="showing">
      {list === "concepts" && <ShownConcepts map={map} />}
      {list === "links" && <ShownLinks map={map} />}
      {list === "papers" ? <ShownPapers /> : <Within map={map} corpus={corpus} />}
    </p>
  );
}

/** "Showing 175 of 2,431 concepts, strongest 445 of 18,904 links (NPMI ≥ 0.21, 3+ papers)" */
function ShownConcepts({ map }: { map: ConceptMap }) {
  const { only, selected } = useView().map;
  if (only && selected.length > 0) {
    const rows = selectedConcepts(conceptRows(map), { only, selected });
    return (
      <>
        Showing the <b>{count(rows.length)}</b> selected of {pluralize(map.nodes.id.length, "concept")} on the map
      </>
    );
  }
  const { concepts, links, rarer } = withinThresholds(map);
  if (map.relation !== null)
    return (
      <>
        Showing <b>{count(map.nodes.id.length)}</b> of {count(map.total.concepts)} concepts,{" "}
        <SaidLinks map={map} relation={map.relation} />
      </>
    );
  return (
    <>
      Showing <b>{count(concepts)}</b> of {count(map.total.concepts)} concepts, strongest <b>{count(links)}</b> of{" "}
      {count(map.total.links)} links <Thresholds map={map} />
      {rarer > 0 && (
        <>
          , and <b data-testid="rarer">{count(rarer)}</b> rarer {rarer === 1 ? "concept" : "concepts"} that you asked
          for
        </>
      )}
      {map.foundFrom && <span className="quiet">; communities {foundFromWords(map.foundFrom)}</span>}
    </>
  );
}

/** "Showing the strongest 445 of 18,904 links (NPMI ≥ 0.21, 3+ papers)" */
function ShownLinks({ map }: { map: ConceptMap }) {
  const { only, selected } = useView().map;
  if (only && selected.length > 0) {
    const rows = selectedLinks(linkRows(map, map.papers), { only, selected });
    return (
      <>
        Showing the <b>{count(rows.length)}</b> links of what is selected, of {count(map.links.source.length)} on the
        map
      </>
    );
  }
  const { links, rarer } = withinThresholds(map);
  if (map.relation !== null)
    return (
      <>
        Showing <SaidLinks map={map} relation={map.relation} />
      </>
    );
  return (
    <>
      Showing the strongest <b>{count(links)}</b> of {count(map.total.links)} links <Thresholds map={map} />
      {rarer > 0 && (
        <>
          , and <b>{count(map.links.source.length - links)}</b> of rarer concepts that you asked for
        </>
      )}
    </>
  );
}

/** "178 links that sentences say: A is used for B" */
function SaidLinks({ map, relation }: { map: ConceptMap; relation: ConceptRelation }) {
  const drawn = map.links.source.length;
  return (
    <>
      <b>{count(drawn)}</b>
      {drawn < map.total.strongEnough && ` of ${count(map.total.strongEnough)}`}{" "}
      {drawn === 1 ? "link that sentences say" : "links that sentences say"}:{" "}
      <span className="quiet">A {relationWords[relation].verb} B</span>
    </>
  );
}

function Thresholds({ map }: { map: ConceptMap }) {
  const { name, digits } = measures[map.measure];
  return (
    <span className="quiet">
      ({name} ≥ {decimal(map.minStrength, digits)}, {count(map.minJoint)}+ {map.minJoint === 1 ? "paper" : "papers"})
    </span>
  );
}

function Within({ map, corpus }: { map: ConceptMap; corpus: number }) {
  if (map.papers >= corpus) return null;
  return (
    <>
      {" "}
      in <b>{count(map.papers)}</b> of {pluralize(corpus, "paper")}
    </>
  );
}

const orders = { newest: "newest first", oldest: "oldest first", bridge: "strongest bridges first" };

/** "26 papers of large language models, newest first" */
function ShownPapers() {
  const view = useView();
  const { answer } = usePapers(view);
  if (!answer) return null;
  const subject = paperSubject(view);
  const concepts = answer.understood.filter(({ kind }) => kind === "concept").map(({ label }) => label);
  const query = papersQuery(view.map);
  return (
    <>
      <b>{count(answer.total)}</b> {answer.total === 1 ? "paper" : "papers"}
      {subject !== null && ` of ${namesOf(concepts, subject === "link" ? " with " : " or ")}`}
      {query !== "" && ` within ${query}`}, {orders[answer.sort]}
    </>
  );
}
