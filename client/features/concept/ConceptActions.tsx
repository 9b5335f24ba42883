import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pin, PinOff, Spline } from "lucide-react";
import { Button, Menu, MenuItem, MenuTrigger } from "react-aria-components";
import { decide } from "../../actions/decide.ts";
import { useActions } from "../../actions/use-actions.ts";
import { useAnswer } from "../../http/queries.ts";
import { openCuration } from "../../state/dialogs.ts";
import { useView } from "../../state/use-view.ts";
import { Popover } from "../../ui/Dialog.tsx";

/** What can be done with a concept on the map, in its panel; only where there is a map. */
export function ConceptActions({ id }: { id: string }) {
  const { act } = useActions([id]);
  const { page, map } = useView();
  if (page !== "map") return null;
  const pinned = map.pinned.includes(id);
  const PinIcon = pinned ? PinOff : Pin;
  return (
    <>
      <button type="button" className="btn primary" onClick={() => act("expand")}>
        Expand by 15
      </button>
      <button type="button" className="btn" aria-pressed={pinned} onClick={() => act("pin")}>
        <PinIcon size={16} strokeWidth={1.75} aria-hidden="true" />
        {pinned ? "Free" : "Pin"}
      </button>
      <button type="button" className="btn" onClick={() => act("path")}>
        <Spline size={16} strokeWidth={1.75} aria-hidden="true" />
        Path to…
      </button>
    </>
  );
}

/** What can be decided about a concept, in a menu; nothing where the server is read-only. */
export function CurateConcept({ id, label }: { id: string; label: string }) {
  const client = useQueryClient();
  const status = useAnswer("getStatus", {});
  const vocabulary = useAnswer("getVocabulary", { limit: 1 });
  if (status.data?.readOnly !== false) return null;
  const pinned = vocabulary.data?.pinned.some((one) => one.id === id) ?? false;
  const groups = vocabulary.data?.groups.filter(({ concepts }) => concepts.some((one) => one.id === id)) ?? [];
  const subject = { concepts: [id] };
  const choices: readonly { readonly text: string; readonly run: () => void }[] = [
    { text: "Merge…", run: () => openCuration("merge", subject) },
    { text: "Split…", run: () => openCuration("split", subject) },
    { text: "Rename…", run: () => openCuration("rename", subject) },
    { text: groups[0] ? `Group: ${groups[0].category}…` : "Group…", run: () => openCuration("group", subject) },
    {
      text: pinned ? "Unpin the label" : "Pin the label",
      run: () => void decide(client, [{ kind: pinned ? "unpin" : "pin", concept: id }]),
    },
    { text: "Not a concept", run: () => void decide(client, [{ kind: "never", phrase: label }]) },
    { text: "Hide everywhere", run: () => void decide(client, [{ kind: "hide", concept: id }]) },
  ];
  return (
    <MenuTrigger>
      <Button className="btn icon" aria-label={`Curate ${label}`}>
        <Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="menu">
          {choices.map(({ text, run }) => (
            <MenuItem key={text} className="option" onAction={run}>
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
