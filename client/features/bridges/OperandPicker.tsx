import { ChevronDown, X } from "lucide-react";
import { type KeyboardEvent, useContext, useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from "react";
import {
  Button,
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
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { useAnswer } from "../../http/queries.ts";
import { CommunityKey, Dot } from "../../ui/concept/CommunityChip.tsx";
import { useEnter } from "../../ui/concept/use-enter.ts";
import { Popover } from "../../ui/Dialog.tsx";
import { choiceOfEnter, type OperandChoice, type OperandSection, operandChoices, useOperand } from "./operands.ts";

interface Props {
  readonly label: string;
  readonly side: "a" | "b";
  readonly value: string | null;
  readonly map: ConceptMap;
  readonly onChoose: (operand: string | null) => void;
}

/** One side of a bridge: type-ahead over concepts with their kinds, communities, saved sets and queries; empty = any field. */
export function OperandPicker({ label, side, value, map, onChoose }: Props) {
  const chosen = useOperand(value, map);
  // While nothing is typed the box shows what is chosen.
  const [typed, setTyped] = useState<string | null>(null);
  const { sections, isCurrent } = useSections(typed ?? "", map);
  const [choices, setChoices] = useState(0);
  const choose = (id: string) => {
    setChoices((now) => now + 1);
    setTyped(null);
    onChoose(id);
  };
  const text = typed?.trim() ?? "";
  const { onEnter, problem } = useEnter({
    ...{ text, isCurrent, choose },
    choice: choiceOfEnter(text, sections)?.id,
    unknown: `No concept, community or set is called “${text}”. The last row of the list looks for it in the text.`,
  });
  return (
    <div className="operand" data-side={side}>
      <ComboBox
        className="find picker"
        inputValue={typed ?? chosen?.short ?? ""}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (key !== null) choose(String(key));
        }}
        onBlur={() => setTyped(null)}
        items={sections}
        allowsEmptyCollection
        allowsCustomValue
        menuTrigger="manual"
        defaultFilter={() => true}
      >
        <Label>{label}</Label>
        {chosen && typed === null && chosen.community > 0 && <CommunityKey community={chosen.community} />}
        <TypedName
          choices={choices}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.currentTarget.getAttribute("aria-activedescendant")) onEnter();
          }}
        />
        <Button className="btn quiet-btn icon small" aria-label={`Choose: ${label}`}>
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <Popover className="popover find-list" offset={6}>
          <ListBox<OperandSection>
            renderEmptyState={() => <p className="quiet empty-hits">No concept has that name</p>}
          >
            {(section) => (
              <ListBoxSection id={section.id}>
                <Header>{section.title}</Header>
                <Collection items={section.items}>{(item: OperandChoice) => <Choice item={item} />}</Collection>
              </ListBoxSection>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {problem !== "" && (
        <p className="picker-problem" role="alert">
          {problem}
        </p>
      )}
      {value !== null && (
        <button
          type="button"
          className="btn quiet-btn icon small"
          aria-label={`Any field instead of ${chosen?.text ?? "it"}`}
          onClick={() => onChoose(null)}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

interface TypedNameProps {
  /** How many choices were made; each closes the list. */
  readonly choices: number;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** The box itself. Its list opens on a click and while one types, not when its text changes because something was chosen. */
function TypedName({ choices, onKeyDown }: TypedNameProps) {
  const list = useContext(ComboBoxStateContext);
  const close = useEffectEvent(() => list?.close());
  useEffect(() => {
    if (choices > 0) close();
  }, [choices]);
  return (
    <Input
      placeholder="any field"
      spellCheck={false}
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      onClick={() => list?.open(null, "manual")}
      onInput={() => list?.open(null, "input")}
      onKeyDown={onKeyDown}
    />
  );
}

function Choice({ item }: { item: OperandChoice }) {
  return (
    <ListBoxItem id={item.id} textValue={item.text} className="hit">
      {item.community > 0 && <Dot community={item.community} />}
      <Text slot="label" className="clip">
        {item.text}
      </Text>
      <Text slot="description" className="quiet">
        {item.detail}
      </Text>
    </ListBoxItem>
  );
}

function useSections(text: string, map: ConceptMap): { sections: OperandSection[]; isCurrent: boolean } {
  const searchText = useDeferredValue(text.trim());
  const hits = useAnswer("search", searchText === "" ? null : { q: searchText, limit: 8, papers: 0 }, { keep: true });
  const sets = useAnswer("listSets", {}).data?.items;
  const concepts = searchText === "" ? undefined : hits.data?.concepts;
  const first = hits.isPlaceholderData ? undefined : concepts?.[0];
  const basket = useAnswer("getOperand", first ? { name: `basket:${first.id}` } : null);
  const sections = useMemo(
    () =>
      operandChoices(searchText, {
        communities: map.communities,
        sets: sets ?? [],
        concepts: concepts ?? [],
        basket: basket.data,
      }),
    [searchText, map.communities, sets, concepts, basket.data],
  );
  const isCurrent =
    searchText === text.trim() && hits.isSuccess && !hits.isPlaceholderData && (!first || !basket.isPending);
  return { sections, isCurrent };
}
