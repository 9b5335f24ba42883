import { ChevronDown, X } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import {
  Button,
  Collection,
  ComboBox,
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
import { Popover } from "../../ui/Dialog.tsx";
import { type OperandChoice, type OperandSection, operandChoices, useOperand } from "./operands.ts";

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly map: ConceptMap;
  readonly onChoose: (operand: string | null) => void;
}

/** One side of a bridge: type-ahead over communities, saved sets and concepts; empty = any field. */
export function OperandPicker({ label, value, map, onChoose }: Props) {
  const chosen = useOperand(value, map);
  // While nothing is typed the box shows what is chosen.
  const [typed, setTyped] = useState<string | null>(null);
  const sections = useSections(typed ?? "", map);
  // A chosen concept's name is known here before the server has answered.
  const [picked, setPicked] = useState<OperandChoice>();
  const text = picked !== undefined && picked.id === value && chosen?.kind === "concept" ? picked.text : chosen?.text;
  // The box is remounted for each choice (otherwise its new text would reopen the list) and keeps the focus.
  const refocus = useRef(false);
  useEffect(() => {
    refocus.current = false;
  });
  return (
    <div className="operand">
      <ComboBox
        key={value}
        autoFocus={refocus.current}
        className="find picker"
        inputValue={typed ?? text ?? ""}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (key === null) return;
          refocus.current = true;
          setPicked(sections.flatMap(({ items }) => items).find(({ id }) => id === key));
          setTyped(null);
          onChoose(String(key));
        }}
        onBlur={() => setTyped(null)}
        items={sections}
        allowsEmptyCollection
        allowsCustomValue
        menuTrigger="input"
        defaultFilter={() => true}
      >
        <Label>{label}</Label>
        {chosen && typed === null && chosen.kind === "community" && <CommunityKey community={chosen.community} />}
        {chosen && typed === null && chosen.kind === "concept" && <Dot community={chosen.community} />}
        <Input
          placeholder="any field"
          spellCheck={false}
          autoComplete="off"
          onFocus={(event) => event.currentTarget.select()}
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

function useSections(text: string, map: ConceptMap): OperandSection[] {
  const searchText = useDeferredValue(text.trim());
  const hits = useAnswer("search", searchText === "" ? null : { q: searchText, limit: 8, papers: 0 }, { keep: true });
  const sets = useAnswer("listSets", {}).data?.items;
  return useMemo(
    () =>
      operandChoices(searchText, {
        communities: map.communities,
        sets: sets ?? [],
        concepts: searchText === "" ? [] : (hits.data?.concepts ?? []),
      }),
    [searchText, map.communities, sets, hits.data],
  );
}
