import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openLink } from "../../state/view-changes.ts";
import { PartBar } from "../../ui/charts/PartBar.tsx";
import { CommunityChip, Dot } from "../../ui/concept/CommunityChip.tsx";
import { MeasureName } from "../../ui/MeasureName.tsx";
import { Section } from "../../ui/panel/Section.tsx";
import { BridgeSentence } from "../../ui/paper/LinkSentence.tsx";
import { SideQuote } from "../../ui/paper/SideQuote.tsx";
import { count, decimal, pluralize } from "../../ui/words/format.ts";
import type { MeasureKey } from "../../ui/words/measure-help.ts";
import { describeChance } from "../../ui/words/pair-words.ts";

/** Why a paper is in the ranking of bridges: what it connects, the sentence that shows it, the numbers on demand, and its concepts on each side. */
export function BridgeReasons({ bridge }: { bridge: BridgePaper }) {
  const { parts, pair, brings, quote } = bridge;
  const openSentences = () => brings && viewStore.change(openLink(brings.method.id, brings.task.id));
  const label = (id: number) => bridge.sides.find((side) => side.community === id)?.label ?? "";
  const expected = pair.expected > 0 ? pair.observed / pair.expected : 0;
  return (
    <>
      <Section title={bridge.isBridge ? "Why it is a bridge" : "Which fields it touches"}>
        <p>
          It <BridgeSentence bridge={bridge} />.{" "}
          {brings && (
            <button type="button" className="link-btn" onClick={openSentences}>
              Sentences
            </button>
          )}
        </p>
        {quote && <SideQuote quote={quote} length={400} />}
        <p className="quiet">{chanceWords(bridge)}</p>
        <details className="why-numbers">
          <summary>Why number {count(bridge.rank)}?</summary>
          <p className="quiet">{bridge.reason}</p>
          <Part
            name="diversity"
            value={parts.diversity}
            text="How far its concepts are spread over unlike fields (Rao–Stirling)."
          />
          <Part
            name="separateness"
            value={parts.separateness}
            hatched
            text={`Apart from it, ${label(pair.a)} and ${label(pair.b)} have ${decimal(expected, 2)} times the links that chance would give; ${pluralize(pair.papers, "other paper")} ${pair.papers === 1 ? "mentions" : "mention"} two or more specific concepts of both.`}
          />
          <p className="quiet">
            Together {decimal(parts.raw, 3)} before correction for its length of {pluralize(parts.length, "concept")};{" "}
            <MeasureName name="bridgeScore">score</MeasureName> {decimal(bridge.score, 2)}.
          </p>
          <BridgeReliability bridge={bridge} />
        </details>
      </Section>
      <Section title="Its concepts on each side">
        {bridge.sides.map((side) => (
          <div key={side.community} className="side-concepts">
            <CommunityChip community={side.community} label={side.label} />
            <ul className="chips">
              {side.concepts.map((concept) => (
                <li key={concept.id}>
                  <button
                    type="button"
                    className="partner-btn"
                    onClick={() => viewStore.change(openConcept(concept.id))}
                  >
                    <Dot community={side.community} />
                    {concept.label}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Section>
    </>
  );
}

/** Whether it may be chance, in words. */
function chanceWords({ isBridge }: BridgePaper): string {
  if (isBridge === null) return "Whether this may be chance is being tested.";
  return isBridge ? "This is unlikely to be chance." : "This may be chance.";
}

/** How far the score can be trusted: shuffles, re-seeded runs, and which papers connected the two fields first. */
function BridgeReliability({ bridge }: { bridge: BridgePaper }) {
  const { q, stability, change } = bridge;
  const remarks = [
    ...(q === null ? [] : [`Against shuffles that keep every count: ${describeChance(q)}.`]),
    `In the top 1 % (or ten) in ${Math.round(stability * 100)} % of the re-seeded runs.`,
    ...(change?.earlierSeparateness == null || change.earlierSeparateness < 0.5
      ? []
      : [
          `In earlier years the two fields were hardly connected: separateness ${decimal(change.earlierSeparateness)} then.`,
        ]),
  ];
  return <p className="quiet">{remarks.join(" ")}</p>;
}

function Part({
  name,
  value,
  text,
  hatched: isHatched,
}: {
  name: MeasureKey;
  value: number;
  text: string;
  hatched?: boolean;
}) {
  return (
    <div className="part">
      <div className="part-head">
        <MeasureName name={name} />
        <b>{decimal(value)}</b>
      </div>
      <PartBar value={value} kind={isHatched ? "second" : "first"} />
      <p className="quiet">{text}</p>
    </div>
  );
}
