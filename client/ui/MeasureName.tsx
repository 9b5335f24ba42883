import { type ReactNode, type ToggleEvent, useId, useRef, useState } from "react";
import { showDialog } from "../state/dialogs.ts";
import { type MeasureHelp, type MeasureKey, measureHelp } from "./words/measure-help.ts";

const width = 320;
const usualHeight = 260;
const gap = 4;

/** The name of a measure; pressing it shows its meaning, formula and source. */
export function MeasureName({ name, children }: { name: MeasureKey; children?: ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const help: MeasureHelp = measureHelp[name];
  const shown = typeof children === "string" && children !== "?" ? children : help.name;
  const place = (event: ToggleEvent<HTMLElement>) => {
    setOpen(event.newState === "open");
    if (event.newState !== "open" || !button.current) return;
    const box = button.current.getBoundingClientRect();
    const { style } = event.currentTarget;
    style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    const below = box.bottom + gap + usualHeight < innerHeight;
    style.top = below ? `${box.bottom + gap}px` : "auto";
    style.bottom = below ? "auto" : `${innerHeight - box.top + gap}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="measure-name"
        popoverTarget={id}
        aria-label={`${shown}: what is it?`}
      >
        {children ?? help.name}
      </button>
      <span
        id={id}
        popover="auto"
        role="dialog"
        aria-label={help.name}
        className="popover measure-help"
        onBeforeToggle={place}
      >
        {open && (
          <>
            <MeasureText help={help} />
            <button
              type="button"
              className="link-btn"
              onClick={(event) => {
                event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
                showDialog("help");
              }}
            >
              All measures
            </button>
          </>
        )}
      </span>
    </>
  );
}

/** Meaning, formula and source of a measure, in elements that are allowed within a line of text. */
export function MeasureText({ help }: { help: MeasureHelp }) {
  return (
    <span className="measure-text">
      <b>{help.name}</b>
      <span>{help.meaning}</span>
      {help.formula !== null && <code>{help.formula}</code>}
      {help.source && (
        <span className="quiet">
          {help.source.doi ? (
            <a href={`https://doi.org/${help.source.doi}`} target="_blank" rel="noreferrer">
              {help.source.text}
            </a>
          ) : (
            help.source.text
          )}
        </span>
      )}
    </span>
  );
}
