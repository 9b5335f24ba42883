import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem } from "react-aria-components";
import { useAnswer } from "../../http/queries.ts";
import { Popover } from "../Dialog.tsx";
import { pluralize } from "../words/format.ts";
import { Dot } from "./CommunityChip.tsx";
import { useEnter } from "./use-enter.ts";

/** Type-ahead over concepts; Enter takes the first. */
export function ConceptPicker({
  label,
  placeholder,
  onConcept,
}: {
  label: string;
  placeholder: string;
  onConcept: (id: string) => void;
}) {
  const [text, setText] = useState("");
  const searchText = useDeferredValue(text.trim());
  const query = useAnswer("search", searchText === "" ? null : { q: searchText, limit: 8, papers: 0 }, { keep: true });
  const hits = searchText === "" ? [] : (query.data?.concepts ?? []);
  const take = (id: string) => {
    setText("");
    onConcept(id);
  };
  const { onEnter, problem } = useEnter({
    text: text.trim(),
    isCurrent: searchText === text.trim() && query.isSuccess && !query.isPlaceholderData,
    choice: hits[0]?.id,
    unknown: `No concept is called “${text.trim()}”.`,
    choose: take,
  });
  return (
    <ComboBox
      className="find picker"
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        if (key !== null) take(String(key));
      }}
      items={hits}
      allowsEmptyCollection={text.trim() !== ""}
      allowsCustomValue
      menuTrigger="input"
      defaultFilter={() => true}
    >
      <Label className="visually-hidden">{label}</Label>
      <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
      <Input
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.currentTarget.getAttribute("aria-activedescendant")) return;
          // In a dialog Enter would send what is not chosen yet.
          if (text.trim() !== "") event.preventDefault();
          onEnter();
        }}
      />
      <Popover className="popover find-list" offset={6}>
        <ListBox<(typeof hits)[number]>
          renderEmptyState={() => <p className="quiet empty-hits">No such concept yet</p>}
        >
          {(hit) => (
            <ListBoxItem id={hit.id} textValue={hit.label} className="hit">
              <Dot community={hit.community} />
              <span className="clip">{hit.label}</span>
              <span className="quiet">{pluralize(hit.papers, "paper")}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      {problem !== "" && (
        <p className="picker-problem" role="alert">
          {problem}
        </p>
      )}
    </ComboBox>
  );
}
