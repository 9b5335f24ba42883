import { Upload } from "lucide-react";
import { type ChangeEvent, useEffect, useId } from "react";
import { visible } from "./chosen-files.ts";

/** Files can be dropped anywhere in the window; here they are chosen or pasted. */
export function DropPlace({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [files, folder] = [useId(), useId()];
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length > 0) onFiles(pasted);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [onFiles]);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = visible([...(event.target.files ?? [])]);
    event.target.value = "";
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <section className="drop" aria-label="Files of papers">
      <Upload size={28} strokeWidth={1.5} aria-hidden="true" />
      <h2>Drop files or folders of titles and abstracts</h2>
      <p className="quiet">
        BibTeX, RIS, MEDLINE, Web of Science, EndNote, XML, CSV, Excel, JSON, JSON Lines, text, web pages or zip.
        Anywhere in the window; or paste files here.
      </p>
      <p className="buttons">
        <label className="btn primary" htmlFor={files}>
          Choose files
        </label>
        <label className="btn folder-btn" htmlFor={folder}>
          Choose a folder
        </label>
      </p>
      <input id={files} className="visually-hidden" type="file" multiple onChange={take} />
      <input
        id={folder}
        className="visually-hidden folder-btn"
        type="file"
        {...{ webkitdirectory: "" }}
        onChange={take}
      />
      <p className="quiet">Everything stays on the machine that runs Isthmus.</p>
    </section>
  );
}
