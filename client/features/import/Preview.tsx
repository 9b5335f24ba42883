import { useEffect, useState } from "react";
import type { FieldSources, ImportPreview } from "../../../graph/contract/jobs.ts";
import { upload } from "../../http/upload.ts";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { byline, pluralize } from "../../ui/words/format.ts";
import { FieldChoices } from "./FieldChoices.tsx";
import { type FieldChoice, fieldLine, findings, mapText } from "./field-choice.ts";
import { Remarks } from "./Remarks.tsx";

/** The beginning of a large file is enough to see how it would be read; an archive must be whole. */
const previewBytes = 4 * 1024 * 1024;

/** How a file is to be read, once it is known that there are papers in it. */
export interface ReadSettings {
  readonly map?: string;
  readonly sheet?: string;
}

interface Props {
  readonly file: File;
  /** Null as long as there is nothing to import. */
  readonly onReading: (reading: ReadSettings | null) => void;
  /** Shows only the main facts, because other files are previewed too. */
  readonly brief: boolean;
}

/** Ten papers of a file as they would be read, and the column or tag of each field, before anything is stored. */
export function Preview({ file, onReading, brief }: Props) {
  const [choice, setChoice] = useState<FieldChoice>({});
  const [sheet, setSheet] = useState<string>();
  /** What the server reads by itself: the first answer for the sheet. */
  const [own, setOwn] = useState<FieldSources>();
  const [answer, setAnswer] = useState<ImportPreview | Error>();
  const map = own && mapText(choice, own);
  useEffect(() => {
    let isWanted = true;
    const reading = { ...(map === undefined ? {} : { map }), ...(sheet === undefined ? {} : { sheet }) };
    // What was chosen before must not be imported meanwhile.
    onReading(null);
    void inTurn(async () => (isWanted ? preview(file, reading) : null)).then((next) => {
      if (!isWanted || next === null) return;
      setAnswer(next);
      if (next instanceof Error) return onReading(null);
      const [field, ...others] = next.fields;
      if (field && others.length === 0) setOwn((before) => before ?? field);
      onReading(next.papers.length > 0 ? reading : null);
    });
    return () => {
      isWanted = false;
    };
  }, [file, map, sheet, onReading]);

  if (answer === undefined) return <p className="quiet">Reading the beginning of {file.name}</p>;
  if (answer instanceof Error) {
    const retry = () => {
      setChoice({});
      setSheet(undefined);
      setAnswer(undefined);
    };
    return (
      <section>
        <h2>{file.name}</h2>
        {Object.keys(choice).length > 0 || sheet !== undefined ? (
          <ErrorNotice error={answer} retry={retry} />
        ) : (
          <div role="alert">
            <p>{answer.message}</p>
            {"hint" in answer && <p className="quiet">{String(answer.hint ?? "")}</p>}
          </div>
        )}
      </section>
    );
  }
  return (
    <>
      <section>
        <h2>{file.name}</h2>
        <p>{findings(answer)}</p>
        {answer.sheets.length > 1 && (
          <label className="import-field">
            <span>Sheet</span>
            <select
              className="text-input"
              value={sheet ?? answer.sheets[0]}
              onChange={(event) => {
                setSheet(event.target.value);
                setChoice({});
                setOwn(undefined);
              }}
            >
              {answer.sheets.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        {answer.fields.slice(0, 5).map((one) => (
          <p key={one.file} className="quiet field-line">
            {answer.fields.length > 1 && `${one.file}: `}
            {fieldLine(one)}
          </p>
        ))}
        {own && answer.fields.length === 1 && <FieldChoices own={own} choice={choice} onChange={setChoice} />}
        {!brief && <Papers preview={answer} />}
      </section>
      <Remarks title="Lines that cannot be read" remarks={answer.skipped} total={answer.skippedTotal} />
    </>
  );
}

let last: Promise<unknown> = Promise.resolve();

/** One file is looked at after another: each costs the server a process. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work);
  last = next.catch(() => undefined);
  return next;
}

async function preview(file: File, reading: ReadSettings): Promise<ImportPreview | Error> {
  try {
    const isArchive = (await file.slice(0, 2).text()) === "PK";
    return await upload(
      "previewImport",
      { name: file.name, ...reading },
      isArchive ? file : file.slice(0, previewBytes),
    );
  } catch (error) {
    return error as Error;
  }
}

const paperColumns: PlainColumn<ImportPreview["papers"][number]>[] = [
  { header: "Title", cell: ({ title }) => <span className="source-title">{title}</span> },
  { header: "From", wide: true, cell: (paper) => <span className="quiet">{byline(paper)}</span> },
  { header: "Abstract", cell: ({ abstract }) => (abstract === "" ? "none" : `${abstract.slice(0, 60)}…`) },
];

function Papers({ preview: { papers } }: { preview: ImportPreview }) {
  if (papers.length === 0) return null;
  return (
    <>
      <p className="quiet">
        The first {pluralize(papers.length, "paper")}. Is this what you expected? Papers that occur twice are recognised
        by DOI, arXiv id or title and become one.
      </p>
      <PlainTable columns={paperColumns} rows={papers} keyOf={({ line }) => String(line)} />
    </>
  );
}
