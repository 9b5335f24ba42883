import { Search } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import {
  Collection,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
} from "react-aria-components";
import type { SearchHits } from "../../graph/contract/answers.ts";
import { useAnswer } from "../api/queries.ts";
import { store } from "../state/use-view.ts";
import { openConcept, openPaper } from "../state/view.ts";
import { Dot } from "../ui/CommunityChip.tsx";
import { byline, counted } from "../ui/format.ts";

/** Type-ahead over concepts and papers; choosing one opens it. */
export function SearchBox() {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const query = useAnswer("search", asked === "" ? null : { q: asked, limit: 7 }, { keep: true });
  const hits = asked === "" ? undefined : query.data;
  const sections = useMemo(() => sectionsOf(hits), [hits]);
  const choose = (key: string | number | null) => {
    if (key === null) return;
    const chosen = String(key);
    const id = chosen.slice(2);
    setText("");
    store.change(chosen.startsWith("c:") ? openConcept(id) : openPaper(id));
  };
  const settled = query.isSuccess && !query.isPlaceholderData && asked === text.trim();
  return (
    <ComboBox
      className="find"
      inputValue={text}
      onInputChange={setText}
      onChange={choose}
      value={null}
      items={sections}
      allowsEmptyCollection={text.trim() !== ""}
      allowsCustomValue
      menuTrigger="input"
      defaultFilter={() => true}
    >
      <Label className="visually-hidden">Find a concept or paper</Label>
      <Search size={16} strokeWidth={1.75} aria-hidden="true" />
      <Input id="find" placeholder="Find a concept or paper" spellCheck={false} autoComplete="off" />
      <kbd>/</kbd>
      <Popover className="popover find-list" offset={6}>
        <ListBox<Section> renderEmptyState={() => <EmptyHits asked={asked} settled={settled} />}>
          {(section) => (
            <ListBoxSection id={section.id}>
              <Header>{section.title}</Header>
              <Collection items={section.items}>
                {(item: Item) => (
                  <ListBoxItem id={item.id} textValue={item.text} className="hit">
                    {item.community !== undefined && <Dot community={item.community} />}
                    <Text slot="label" className={item.community === undefined ? "source-title clip" : "clip"}>
                      {item.text}
                      {item.also && <span className="quiet"> also “{item.also}”</span>}
                    </Text>
                    <Text slot="description" className="quiet">
                      {item.detail}
                    </Text>
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** Opens with the first letter, so that answers find it open however late they come. */
function EmptyHits({ asked, settled }: { asked: string; settled: boolean }) {
  return <p className="quiet empty-hits">{settled ? `Nothing is called “${asked}”. Try fewer letters.` : "Looking"}</p>;
}

interface Item {
  readonly id: string;
  readonly text: string;
  readonly also: string;
  readonly detail: string;
  readonly community?: number;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

function sectionsOf(hits: SearchHits | undefined): Section[] {
  const concepts = (hits?.concepts ?? []).map((hit) => ({
    id: `c:${hit.id}`,
    text: hit.label,
    also: hit.matched === hit.label ? "" : hit.matched,
    detail: counted(hit.papers, "paper"),
    community: hit.community,
  }));
  const papers = (hits?.papers ?? []).map((paper) => ({
    id: `p:${paper.id}`,
    text: paper.title,
    also: "",
    detail: byline({ ...paper, venue: null }),
  }));
  return [
    { id: "concepts", title: "Concepts", items: concepts },
    { id: "papers", title: "Papers", items: papers },
  ].filter((section) => section.items.length > 0);
}
