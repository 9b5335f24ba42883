import { Upload } from "lucide-react";
import { useId, useState } from "react";
import type { ImportPreview } from "../../../graph/contract/jobs.ts";
import { upload } from "../../http/upload.ts";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { JobProgress } from "./JobProgress.tsx";
import { Preview } from "./Preview.tsx";
import { SourceList } from "./SourceList.tsx";

/** The beginning of a large file is enough to see how it would be read. */
const previewBytes = 4 * 1024 * 1024;

type Stage =
  | { readonly kind: "choose" }
  | { readonly kind: "checking"; readonly file: File }
  | { readonly kind: "checked"; readonly file: File; readonly preview: ImportPreview }
  | { readonly kind: "running"; readonly file: File; readonly job: string }
  | { readonly kind: "failed"; readonly error: Error };

/** A file of papers: dropped, looked at, read, and then the map. */
export function ImportView() {
  const [stage, setStage] = useState<Stage>({ kind: "choose" });
  const check = async (file: File) => {
    setStage({ kind: "checking", file });
    try {
      const preview = await upload("previewImport", { name: file.name }, file.slice(0, previewBytes));
      setStage({ kind: "checked", file, preview });
    } catch (error) {
      setStage({ kind: "failed", error: error as Error });
    }
  };
  const start = async (file: File) => {
    try {
      const job = await upload("startImport", { name: file.name }, file);
      setStage({ kind: "running", file, job: job.id });
    } catch (error) {
      setStage({ kind: "failed", error: error as Error });
    }
  };
  const again = () => setStage({ kind: "choose" });
  return (
    <>
      <section className="lens" aria-label="Steps">
        <Steps now={stepOf(stage)} />
      </section>
      <main className="body" data-page="import">
        <div className="page">
          {stage.kind === "choose" && (
            <>
              <DropPlace onFile={(file) => void check(file)} />
              <SourceList />
            </>
          )}
          {stage.kind === "checking" && <p className="quiet">Reading the beginning of {stage.file.name}</p>}
          {stage.kind === "checked" && (
            <Preview file={stage.file} preview={stage.preview} onStart={() => void start(stage.file)} onAgain={again} />
          )}
          {stage.kind === "running" && <JobProgress id={stage.job} onAgain={again} />}
          {stage.kind === "failed" && <ErrorNotice error={stage.error} retry={again} />}
        </div>
      </main>
    </>
  );
}

function stepOf(stage: Stage): number {
  return { choose: 1, checking: 2, checked: 2, running: 3, failed: 1 }[stage.kind];
}

const steps = ["File", "Check", "Extract concepts", "Map"];

function Steps({ now }: { now: number }) {
  return (
    <ol className="steps">
      {steps.map((name, i) => (
        <li key={name} aria-current={i + 1 === now ? "step" : undefined} data-done={i + 1 < now || undefined}>
          <span className="step-number" aria-hidden="true">
            {i + 1}
          </span>
          <span className="step-name">{name}</span>
        </li>
      ))}
    </ol>
  );
}

function DropPlace({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <section
      className="drop"
      aria-label="A file of papers"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <Upload size={28} strokeWidth={1.5} aria-hidden="true" />
      <h2>Drop a file of titles and abstracts</h2>
      <p className="quiet">BibTeX, RIS, MEDLINE, Web of Science, EndNote, XML, CSV, JSON, JSON Lines, text or zip</p>
      <label className="btn primary" htmlFor={id}>
        Choose file
      </label>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
        }}
      />
      <p className="quiet">Everything stays on the machine that runs Isthmus.</p>
    </section>
  );
}
