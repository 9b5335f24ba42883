import type { FieldSources } from "../../../graph/contract/jobs.ts";
import { chosenName, type FieldChoice, namesOf, offeredFields } from "./field-choice.ts";

const labels: Readonly<Record<string, string>> = {
  doi: "DOI",
  url: "URL",
  id: "Id",
  arxiv: "arXiv id",
  pmid: "PubMed id",
};

interface Props {
  /** What the server reads by itself. */
  readonly own: FieldSources;
  readonly choice: FieldChoice;
  readonly onChange: (choice: FieldChoice) => void;
}

/** For each field of a paper, the column, key or tag that feeds it. */
export function FieldChoices({ own, choice, onChange }: Props) {
  const names = namesOf(own);
  if (names.length === 0) return null;
  return (
    <details className="field-choices">
      <summary>Change the column mapping</summary>
      <div className="field-grid">
        {offeredFields.map((field) => (
          <label key={field} className="import-field">
            <span>{labels[field] ?? field[0]?.toUpperCase() + field.slice(1)}</span>
            <select
              className="text-input"
              value={chosenName(field, choice, own)}
              onChange={(event) => onChange({ ...choice, [field]: event.target.value })}
            >
              <option value="">nothing</option>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {Object.keys(choice).length > 0 && (
        <p className="buttons">
          <button type="button" className="btn" onClick={() => onChange({})}>
            Reset the mapping
          </button>
        </p>
      )}
    </details>
  );
}
