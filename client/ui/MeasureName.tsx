import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { showDialog } from "./dialogs.ts";
import { type MeasureHelp, type MeasureKey, measureHelp } from "./measure-help.ts";

/** The name of a measure; pressing it tells what it means, its formula and its source. */
export function MeasureName({ name, children }: { name: MeasureKey; children?: ReactNode }) {
  const help: MeasureHelp = measureHelp[name];
  return (
    <DialogTrigger>
      <Button
        className="measure-name"
        aria-label={`${typeof children === "string" && children !== "?" ? children : help.name}: what it is`}
      >
        {children ?? help.name}
      </Button>
      <Popover className="popover measure-help" offset={4}>
        <Dialog aria-label={help.name}>
          {({ close }) => (
            <>
              <MeasureText help={help} />
              <button
                type="button"
                className="link-btn"
                onClick={() => {
                  close();
                  showDialog("help");
                }}
              >
                All measures
              </button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Meaning, formula and source of a measure. */
export function MeasureText({ help }: { help: MeasureHelp }) {
  return (
    <>
      <h3>{help.name}</h3>
      <p>{help.meaning}</p>
      {help.formula !== null && (
        <p>
          <code>{help.formula}</code>
        </p>
      )}
      {help.source && (
        <p className="quiet">
          {help.source.doi ? (
            <a href={`https://doi.org/${help.source.doi}`} target="_blank" rel="noreferrer">
              {help.source.text}
            </a>
          ) : (
            help.source.text
          )}
        </p>
      )}
    </>
  );
}
