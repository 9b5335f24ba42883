import { useCallback, useEffect, useState } from "react";
import { withoutEnding } from "../../../graph/shared/text.ts";
import { upload } from "../../http/upload.ts";
import { showToast } from "../../state/toast.ts";
import { pluralize } from "../../ui/words/format.ts";
import { CollectionList } from "./CollectionList.tsx";
import { chooseFiles, maxFiles, useChosenFiles } from "./chosen-files.ts";
import { DropPlace } from "./DropPlace.tsx";
import { ImportPlace, type ImportTarget, placeArgs } from "./ImportPlace.tsx";
import { ImportQueue } from "./ImportQueue.tsx";
import { clearQueue, isQueueRunning, runQueue, useQueue } from "./import-queue.ts";
import { Preview, type ReadSettings } from "./Preview.tsx";
import { QueryForm } from "./QueryForm.tsx";
import { SourceList } from "./SourceList.tsx";

/** Files of papers: dropped, looked at, read, and then the map. */
export function ImportView() {
  const [files, setFiles] = useState<readonly File[]>([]);
  const queue = useQueue();
  const chosen = useChosenFiles();
  useEffect(() => {
    if (chosen.length === 0) return;
    chooseFiles([]);
    const problem = problemOf(chosen);
    if (problem) return showToast({ text: problem, bad: true, undo: undefined });
    clearQueue();
    setFiles(chosen);
  }, [chosen]);
  const reload = () => {
    clearQueue();
    setFiles([]);
  };
  const stage = queue.length > 0 ? 3 : files.length > 0 ? 2 : 1;
  return (
    <>
      <section className="lens" aria-label="Steps">
        <Steps now={stage} />
      </section>
      <main className="body" data-page="import">
        <div className="page">
          {stage === 1 && (
            <>
              <DropPlace onFiles={chooseFiles} />
              <QueryForm />
              <SourceList />
              <CollectionList />
            </>
          )}
          {stage === 2 && <Check key={files.map(({ name }) => name).join()} files={files} onAgain={reload} />}
          {stage === 3 && <ImportQueue items={queue} onAgain={reload} />}
        </div>
      </main>
    </>
  );
}

function problemOf(files: readonly File[]): string | null {
  if (isQueueRunning()) return "An import is running. Drop the files again when it has finished.";
  if (files.length <= maxFiles) return null;
  return `These are more than ${maxFiles} files. Pack them into one zip file, or use isthmus extract FOLDER.`;
}

const steps = ["Files", "Check", "Extract concepts", "Map"];

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

/** What would be read of each file, where it goes, and the button that begins. */
function Check({ files, onAgain }: { files: readonly File[]; onAgain: () => void }) {
  const [readings, setReadings] = useState<ReadonlyMap<File, ReadSettings | null>>(new Map());
  const [place, setPlace] = useState<ImportTarget>({
    into: "present",
    collection: withoutEnding(files[0]?.name ?? ""),
  });
  const note = useCallback(
    (file: File, reading: ReadSettings | null) => setReadings((before) => new Map(before).set(file, reading)),
    [],
  );
  const ready = files.flatMap((file) => {
    const reading = readings.get(file);
    return reading ? [{ file, reading }] : [];
  });
  const start = () =>
    void runQueue(
      ready.map(({ file, reading }) => ({
        name: file.name,
        start: (isFirst) =>
          upload(
            "startImport",
            { name: file.name, ...reading, ...(isFirst ? placeArgs(place) : { into: "present" as const }) },
            file,
          ),
      })),
    );
  return (
    <>
      <div className="import-form">
        <ImportPlace place={place} onChange={setPlace} />
        <p className="buttons">
          <button
            type="button"
            className="btn primary"
            disabled={ready.length === 0 || readings.size < files.length}
            onClick={start}
          >
            {files.length === 1 ? "Extract concepts" : `Extract concepts of ${pluralize(ready.length, "file")}`}
          </button>
          <button type="button" className="btn" onClick={onAgain}>
            Choose other files
          </button>
        </p>
      </div>
      {withIds(files).map(({ id, file }) => (
        <FilePreview key={id} file={file} onReading={note} brief={files.length > 1} />
      ))}
    </>
  );
}

/** Files of two folders can have one name. */
function withIds(files: readonly File[]): { readonly id: string; readonly file: File }[] {
  return files.map((file, i) => ({ id: `${i} ${file.name}`, file }));
}

interface FilePreviewProps {
  readonly file: File;
  readonly onReading: (file: File, reading: ReadSettings | null) => void;
  readonly brief: boolean;
}

function FilePreview({ file, onReading, brief }: FilePreviewProps) {
  const note = useCallback((reading: ReadSettings | null) => onReading(file, reading), [file, onReading]);
  return <Preview file={file} onReading={note} brief={brief} />;
}
