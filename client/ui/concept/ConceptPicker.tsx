import { Plus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem } from "react-aria-components";
import { useAnswer } from "../../http/queries.ts";
import { Popover } from "../Dialog.tsx";
import { pluralize } from "../words/format.ts";
import { Dot } from "./CommunityChip.tsx";

/** Type-ahead over concepts. */
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
  return (
    <ComboBox
      className="find picker"
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setText("");
        onConcept(String(key));
      }}
      items={hits}
      allowsEmptyCollection={text.trim() !== ""}
      allowsCustomValue
      menuTrigger="input"
      defaultFilter={() => true}
    >
      <Label className="visually-hidden">{label}</Label>
      <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
      <Input placeholder={placeholder} spellCheck={false} autoComplete="off" />
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
    </ComboBox>
  );
}
