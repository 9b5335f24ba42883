import { ChevronDown, ChevronUp, ExternalLink } from "lucide-react";
import { Fragment, useEffect, useState } from "react";
import type { PaperDetail } from "../../../graph/contract/papers.ts";
import { bridgeQuestion, minConceptsOf, paperArgs, useBetween, useRanking } from "../../http/bridges.ts";
import { useAnswer } from "../../http/queries.ts";
import { openCuration } from "../../state/dialogs.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { openConcept, openPaper } from "../../state/view-changes.ts";
import { CommunityChip } from "../../ui/concept/CommunityChip.tsx";
import { colourOf } from "../../ui/concept/community.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { PanelHead } from "../../ui/panel/PanelHead.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { byline, count, ordinal, pluralize } from "../../ui/words/format.ts";
import { BetweenReasons } from "./BetweenReasons.tsx";
import { BridgeReasons } from "./BridgeReasons.tsx";
import { LossWithoutPaper, Similar } from "./PaperContext.tsx";
import { ReadText } from "./ReadText.tsx";

/** The text of a paper with its concepts marked, and, for a bridge paper, the reasons. */
export function PaperPanel({ id }: { id: string }) {
  const view = useView();
  const query = useAnswer("getPaper", paperArgs(id, view));
  const isBetween = view.page === "bridges" && bridgeQuestion(view).kind === "between";
  return (
    <Waiting query={query} what="Opening the paper">
      {(detail) => {
        // Between two chosen sides, what the paper connects otherwise is not the question.
        const bridge = isBetween ? null : detail.bridge;
        return (
          <>
            <PanelHead
              kind={isBetween ? "Paper between the two sides" : kindOf(detail, view)}
              acts={<StepBridges paper={id} />}
            >
              <h1 className="source-head">{detail.paper.title}</h1>
              <p className="byline">
                {byline(detail.paper)} <Out detail={detail} />
              </p>
            </PanelHead>
            {isBetween && <BetweenReasons paper={id} />}
            {bridge && <BridgeReasons bridge={bridge} />}
            <Fields detail={detail} />
            <Abstract detail={detail} />
            <Keywords detail={detail} />
            <PhraseBar />
            <LossWithoutPaper id={detail.paper.id} />
            <Similar id={detail.paper.id} />
          </>
        );
      }}
    </Waiting>
  );
}

const nameOfStatus = {
  bridge: "Bridge paper",
  "possible bridge": "Possible bridge",
  "connects both": "Paper between fields",
  "mentions both": "Paper between fields",
} as const;

/** "Possible bridge 2 of 13 between these fields; 55th of all": a bridge is what passes its tests. */
function kindOf({ bridge, among }: PaperDetail, view: View): string {
  if (!bridge) return "Paper";
  const name = nameOfStatus[bridge.status ?? "possible bridge"];
  if (!among) return `${name} ${count(bridge.rank)}`;
  const { a, b } = view.between;
  const fields = a !== null && b !== null ? " between these fields" : a === b ? "" : " of this field";
  const minConcepts = minConceptsOf(bridgeQuestion(view));
  const each = minConcepts > 2 ? ` with ${minConcepts}+ concepts on each side` : "";
  return `${name} ${count(among.rank)} of ${count(among.total)}${fields}${each}; ${ordinal(bridge.rank)} of all`;
}

function Out({ detail }: { detail: PaperDetail }) {
  const { doi, url } = detail.paper;
  const links = [
    ...(doi ? [{ name: "DOI", href: `https://doi.org/${doi}` }] : []),
    ...(url && /^https?:/.test(url) ? [{ name: "Source", href: url }] : []),
  ];
  return links.map((link) => (
    <a key={link.name} className="out" href={link.href} target="_blank" rel="noreferrer">
      {link.name}
      <ExternalLink size={12} strokeWidth={1.75} aria-hidden="true" />
    </a>
  ));
}

function Fields({ detail }: { detail: PaperDetail }) {
  if (detail.communities.length === 0) return null;
  const name = detail.communities.map((field) => `${field.label} ${Math.round(field.share * 100)} %`).join(", ");
  return (
    <Section title="Its fields">
      <div className="share-bar" role="img" aria-label={name}>
        {detail.communities.map((field) => (
          <span
            key={field.community}
            className={`c${colourOf(field.community)}`}
            style={{ width: `${field.share * 100}%` }}
          />
        ))}
      </div>
      <ul className="shares">
        {detail.communities.map((field) => (
          <li key={field.community}>
            <CommunityChip community={field.community} label={field.label} />
            <span className="quiet">
              {pluralize(field.concepts, "concept")}, {Math.round(field.share * 100)} %
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

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
        <ConceptLink key={mention.concept} id={mention.concept} label={mention.label} />
      ))}
    </p>
  );
}

/** Concepts of the text that are listed when they are no keywords, at most. */
const MAX_OTHERS = 12;

/** What the keywords say beside what the text says. */
function Keywords({ detail: { keywords, mentions } }: { detail: PaperDetail }) {
  if (keywords.length === 0) return null;
  const listed = new Set(keywords.flatMap(({ concept }) => concept?.id ?? []));
  const labels = new Map(mentions.filter(({ field }) => field !== "keyword").map((one) => [one.concept, one.label]));
  const others = [...labels].filter(([id]) => !listed.has(id));
  const mentionCount = keywords.filter(({ inText }) => inText).length;
  return (
    <Section title="Keywords">
      <ul className="shares">
        {keywords.map(({ keyword, concept, inText }) => (
          <li key={keyword}>
            {concept ? <ConceptLink id={concept.id} label={keyword} /> : keyword}
            <span className="quiet">{inText ? "also in the text" : "not in the text"}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        The text mentions {count(mentionCount)} of {pluralize(keywords.length, "keyword")}
        {others.length > 0 && ", and "}
        {others.slice(0, MAX_OTHERS).map(([id, label], i) => (
          <Fragment key={id}>
            {i > 0 && ", "}
            <ConceptLink id={id} label={label} />
          </Fragment>
        ))}
        {others.length > MAX_OTHERS && ` and ${count(others.length - MAX_OTHERS)} more`}.
      </p>
    </Section>
  );
}

function ConceptLink({ id, label }: { id: string; label: string }) {
  return (
    <button type="button" className="link-btn inline" onClick={() => viewStore.change(openConcept(id))}>
      {label}
    </button>
  );
}

/** Buttons to the previous and next bridge paper of the table; nothing when the paper is not in it. */
function StepBridges({ paper }: { paper: string }) {
  const view = useView();
  const wanted = view.page === "bridges";
  const ranking = useRanking(view, wanted);
  const between = useBetween(view, wanted);
  const pages = between.answer ? between : ranking;
  const papers = pages.items.map((item) => item.paper.id);
  const at = papers.indexOf(paper);
  if (!wanted || at < 0) return null;
  const open = (to: number) => () => {
    const next = papers[to];
    if (next !== undefined) viewStore.change(openPaper(next));
    if (to > papers.length - 3 && pages.query.hasNextPage) void pages.query.fetchNextPage();
  };
  return (
    <>
      <IconButton name="Previous bridge paper" icon={ChevronUp} disabled={at === 0} onPress={open(at - 1)} />
      <IconButton
        name="Next bridge paper"
        icon={ChevronDown}
        disabled={at === papers.length - 1 && !pages.query.hasNextPage}
        onPress={open(at + 1)}
      />
    </>
  );
}

const LONGEST = 100;

/** Offers a rule for the words that are selected in what a paper says. */
function PhraseBar() {
  const readOnly = useAnswer("getStatus", {}).data?.readOnly ?? true;
  const [phrase, setPhrase] = useState("");
  useEffect(() => {
    const read = () => setPhrase(selectedPhrase());
    document.addEventListener("selectionchange", read);
    return () => document.removeEventListener("selectionchange", read);
  }, []);
  if (readOnly) return null;
  return (
    <p className="phrase-bar">
      <button
        type="button"
        className="link-btn"
        // Pressing must not take the selection away.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => openCuration("phrase", { phrase })}
      >
        {phrase === "" ? "Always or never a concept…" : `Rule for “${phrase}”…`}
      </button>{" "}
      {phrase === "" && <span className="quiet">Select words above to make a rule for them.</span>}
    </p>
  );
}

/** The selected words, if they are in the text of a paper. */
function selectedPhrase(): string {
  const selection = document.getSelection();
  const inside = selection?.anchorNode?.parentElement?.closest(".source, .source-head");
  const text = inside ? (selection?.toString().trim().replace(/\s+/g, " ") ?? "") : "";
  return text.length > 1 && text.length <= LONGEST ? text : "";
}
