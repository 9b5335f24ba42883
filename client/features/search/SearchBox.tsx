import { Search } from "lucide-react";
import { type KeyboardEvent, useContext, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import {
  Collection,
  ComboBox,
  ComboBoxStateContext,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
} from "react-aria-components";
import type { SearchHits } from "../../../graph/contract/concepts.ts";
import { useAnswer } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { Dot } from "../../ui/concept/CommunityChip.tsx";
import { Popover } from "../../ui/Dialog.tsx";
import { type Hit, type Section, sectionsOf } from "./sections.ts";
import { useTypedPair } from "./typed-pair.ts";
import { usePlainQuestion } from "./typed-question.ts";

const maxHits = 7;

/** Type-ahead over concepts and papers, and the way to ask with the same words; Enter takes the first. */
export function SearchBox() {
  const [text, setText] = useState("");
  const searchText = useDeferredValue(text.trim());
  const { hits, isComplete } = useHits(searchText);
  const pair = useTypedPair(searchText);
  const question = usePlainQuestion(searchText);
  const named = useMemo(() => ({ pair: pair ?? null, question: question ?? null }), [pair, question]);
  const sections = useMemo(() => sectionsOf(searchText, hits, named), [searchText, hits, named]);
  const settled = isComplete && pair !== undefined && question !== undefined && searchText === text.trim();
  const choose = (key: string | number | null) => {
    const hit = sections.flatMap(({ items }) => items).find(({ id }) => id === key);
    if (!hit) return;
    setText("");
    viewStore.change(hit.change);
  };
  const onKeyDown = useEnterBeforeResults(text, settled, () => choose(sections[0]?.items[0]?.id ?? null));
  return (
    <ComboBox
      className="find"
      inputValue={text}
      // Who presses the key that leads here once more means no slash.
      onInputChange={(typed) => setText(typed.replace(/^\//, ""))}
      onChange={choose}
      value={null}
      items={sections}
      allowsEmptyCollection={text.trim() !== ""}
      allowsCustomValue
      shouldFocusWrap
      menuTrigger="input"
      defaultFilter={() => true}
    >
      <Label className="visually-hidden">Find a concept or paper</Label>
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <Input
        id="find"
        placeholder="Concept, paper, or “A and B”"
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      <FirstHit id={settled ? sections[0]?.items[0]?.id : undefined} />
      <Popover className="popover find-list" offset={6}>
        {/* By itself the list would begin with nothing highlighted once its rows are there. */}
        <ListBox<Section> autoFocus={false} renderEmptyState={() => <p className="quiet empty-hits">Looking</p>}>
          {(section) => (
            <ListBoxSection id={section.id}>
              <Header>{section.title}</Header>
              <Collection items={section.items}>{(hit: Hit) => <HitRow hit={hit} />}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Texts are searched once typing has paused for this long. */
const pauseMs = 150;

/**
 * Names as they are typed, and papers a little later: searching texts takes many times as long, and is seldom what somebody waits for.
 * Complete: the first hit will not be another one.
 */
function useHits(text: string): { readonly hits: SearchHits | undefined; readonly isComplete: boolean } {
  const pausedText = usePaused(text);
  const names = useAnswer("search", text === "" ? null : { q: text, limit: maxHits, papers: 0 }, { keep: true });
  const texts = useAnswer("search", pausedText === "" ? null : { q: pausedText, limit: maxHits }, { keep: true });
  const concepts = names.data?.concepts;
  const papers = texts.data?.papers;
  const isSearched = pausedText === text && texts.isSuccess && !texts.isPlaceholderData;
  // Without concepts the papers come first, and before that nobody can say that nothing has this name.
  const isWaiting = concepts === undefined || (concepts.length === 0 && papers === undefined);
  const hits = useMemo(
    () => (text === "" || isWaiting ? undefined : { concepts, papers: papers ?? [] }),
    [text, isWaiting, concepts, papers],
  );
  const isNamed = names.isSuccess && !names.isPlaceholderData;
  return { hits, isComplete: isNamed && (isSearched || names.data.concepts.length > 0) };
}

/** A text as it was when typing paused; an empty one at once. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return text === "" ? "" : paused;
}

function HitRow({ hit }: { hit: Hit }) {
  return (
    <ListBoxItem id={hit.id} textValue={hit.text} className="hit">
      {hit.community !== undefined && <Dot community={hit.community} />}
      <Text slot="label" className={hit.isTitle ? "source-title clip" : "clip"}>
        {hit.text}
        {hit.also && <span className="quiet"> also “{hit.also}”</span>}
      </Text>
      <Text slot="description" className="quiet">
        {hit.detail}
      </Text>
    </ListBoxItem>
  );
}

/** Enter pressed before the answer has come opens the first hit as soon as it has. */
function useEnterBeforeResults(text: string, isSettled: boolean, take: () => void): (event: KeyboardEvent) => void {
  const entered = useRef<string | null>(null);
  useEffect(() => {
    if (entered.current !== text) entered.current = null;
    if (entered.current === null || !isSettled) return;
    entered.current = null;
    take();
  });
  return ({ key }) => {
    entered.current = key === "Enter" && !isSettled && text.trim() !== "" ? text : null;
  };
}

/** Highlights the first hit of an open list until a reader moves on, so that Enter opens it. */
export function FirstHit({ id }: { id: string | undefined }) {
  const state = useContext(ComboBoxStateContext);
  useEffect(() => {
    if (!state?.isOpen || id === undefined || state.selectionManager.focusedKey !== null) return;
    if (state.collection.getItem(id)) state.selectionManager.setFocusedKey(id);
  });
  return null;
}
