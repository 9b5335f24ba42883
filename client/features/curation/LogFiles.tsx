import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LogImport } from "../../../graph/contract/curation-log.ts";
import { author } from "../../actions/author.ts";
import { CallError } from "../../http/call.ts";
import { upload } from "../../http/upload.ts";
import { pluralize } from "../../ui/words/format.ts";

interface LogFile {
  readonly file: File;
  readonly format: "log" | "thesaurus";
}

/** Export, import and merge of the decision log. */
export function LogFiles({ readOnly }: { readOnly: boolean }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<LogFile | null>(null);
  const [answer, setAnswer] = useState<LogImport | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async ({ file, format }: LogFile, prefer?: "ours" | "theirs") => {
    setChosen({ file, format });
    setProblem(null);
    try {
      const args = { name: file.name, format, ...author(), ...(prefer ? { prefer } : {}) };
      const done = await upload("importLog", args, file);
      setAnswer(done);
      if (done.added.length > 0) await client.invalidateQueries();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setAnswer(null);
      setProblem([error.message, error.hint].filter(Boolean).join(" "));
    }
  };
  const take = (format: LogFile["format"]) => (file: File) => void send({ file, format });
  return (
    <section>
      <h2>Files</h2>
      <p className="quiet">
        A log can be merged with somebody else’s: each decision is kept once, and where two contradict each other, you
        choose.
      </p>
      <p className="files">
        <a href="/api/curation/log" download>
          Export the log
        </a>
        <a href="/api/curation/log?format=thesaurus" download>
          Export as VOSviewer thesaurus
        </a>
      </p>
      {!readOnly && (
        <p className="files">
          <FileField label="Import a log" onFile={take("log")} />
          <FileField label="Import a VOSviewer thesaurus" onFile={take("thesaurus")} />
        </p>
      )}
      <div role="status">
        {problem && <p className="bad">{problem}</p>}
        {answer && chosen && (
          <Outcome answer={answer} name={chosen.file.name} onPrefer={(prefer) => void send(chosen, prefer)} />
        )}
      </div>
    </section>
  );
}

function FileField({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  return (
    <label className="file-field">
      <span>{label}</span>
      <input
        type="file"
        accept=".jsonl,.txt,.log,.json,.tsv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}

function Outcome({
  answer: { added, contradictions, unknown },
  name,
  onPrefer,
}: {
  answer: LogImport;
  name: string;
  onPrefer: (prefer: "ours" | "theirs") => void;
}) {
  if (contradictions.length > 0 && added.length === 0)
    return (
      <>
        <p>
          <b>
            {name} contradicts this log in {pluralize(contradictions.length, "place")}; nothing was written.
          </b>
        </p>
        <ul className="rows">
          {contradictions.map(({ theirs, ours, reason }) => (
            <li key={`${theirs.id} ${ours.id}`}>
              <span>
                {reason}
                <span className="quiet">
                  {" "}
                  Here {ours.by}: {ours.text}. There {theirs.by}: {theirs.text}.
                </span>
              </span>
            </li>
          ))}
        </ul>
        <p className="files">
          <button type="button" className="btn" onClick={() => onPrefer("ours")}>
            Keep our decisions
          </button>
          <button type="button" className="btn" onClick={() => onPrefer("theirs")}>
            Take their decisions
          </button>
        </p>
      </>
    );
  return (
    <>
      <p>
        {added.length === 0
          ? `${name} contains nothing new.`
          : `${pluralize(added.length, "line")} of ${name} added; all can be undone in the log.`}
      </p>
      {unknown.length > 0 && (
        <ul className="rows">
          {unknown.slice(0, 20).map(({ line, label }) => (
            <li key={line}>
              Line {line}: there is no concept “{label}”.
            </li>
          ))}
          {unknown.length > 20 && <li className="quiet">{unknown.length - 20} more</li>}
        </ul>
      )}
    </>
  );
}
