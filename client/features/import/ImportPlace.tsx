import { useId } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import { useAnswer } from "../../http/queries.ts";
import { pluralize } from "../../ui/words/format.ts";

/** Where papers go: the present collection, or a new one of a name. */
export interface ImportTarget {
  readonly into: "present" | "new";
  readonly collection: string;
}

/** Asks whether papers are added to the present collection or start a new one. */
export function ImportPlace({ place, onChange }: { place: ImportTarget; onChange: (place: ImportTarget) => void }) {
  const group = useId();
  const status = useAnswer("getStatus", {}).data;
  const collections = useAnswer("listCollections", {}).data;
  if (!status || !collections) return null;
  if (status.sample) {
    return (
      <fieldset className="place">
        <legend>Your papers go to a new collection. The sample stays as it is.</legend>
        <NewName place={place} onChange={onChange} />
      </fieldset>
    );
  }
  return (
    <fieldset className="place">
      <legend>Where should the papers go?</legend>
      <Option into="present" group={group} place={place} onChange={onChange}>
        Add to this collection <span className="quiet">({describe(status)})</span>
      </Option>
      <Option into="new" group={group} place={place} onChange={onChange} disabled={collections.problem !== null}>
        Start a new collection
      </Option>
      {collections.problem !== null && <p className="quiet">{collections.problem}</p>}
      {place.into === "new" && (
        <>
          <NewName place={place} onChange={onChange} />
          <p className="quiet">
            This collection stays as it is: you can open it again on this page. Everybody who uses this server will see
            the new one.
          </p>
        </>
      )}
    </fieldset>
  );
}

function describe({ name, papers }: Status): string {
  return `${name}, ${pluralize(papers, "paper")}`;
}

interface OptionProps {
  readonly into: ImportTarget["into"];
  /** Name that the radio buttons of one question share: arrow keys go from one to the next. */
  readonly group: string;
  readonly place: ImportTarget;
  readonly onChange: (place: ImportTarget) => void;
  readonly disabled?: boolean;
  readonly children: React.ReactNode;
}

function Option({ into, group, place, onChange, disabled = false, children }: OptionProps) {
  return (
    <label className="place-option">
      <input
        type="radio"
        name={group}
        checked={place.into === into}
        disabled={disabled}
        onChange={() => onChange({ ...place, into })}
      />
      <span>{children}</span>
    </label>
  );
}

function NewName({ place, onChange }: { place: ImportTarget; onChange: (place: ImportTarget) => void }) {
  return (
    <label className="import-field">
      <span>Name of the new collection</span>
      <input
        className="text-input"
        value={place.collection}
        maxLength={80}
        onChange={(event) => onChange({ ...place, collection: event.target.value })}
      />
    </label>
  );
}

/** The place as the server takes it; a name that is left empty is that of the file. */
export function placeArgs({ into, collection }: ImportTarget): { into: ImportTarget["into"]; collection?: string } {
  const name = collection.trim();
  return name === "" ? { into } : { into, collection: name };
}
