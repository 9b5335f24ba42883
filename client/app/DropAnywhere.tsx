import { Upload } from "lucide-react";
import { useEffect, useState } from "react";
import { chooseFiles, droppedFiles } from "../features/import/chosen-files.ts";
import { viewStore } from "../state/use-view.ts";
import { showPage } from "../state/view-changes.ts";

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Files that are dragged over the window can be dropped on all of it; they are then looked at on the page of imports. */
export function DropAnywhere() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // Without a target that is entered, the pointer has left the window.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!bringsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) => {
        chooseFiles(files);
        viewStore.change(showPage("import"));
      });
    };
    const listeners = { dragenter: onDragOver, dragover: onDragOver, dragleave: leave, drop };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="drop-anywhere">
      <p>
        <Upload size={32} strokeWidth={1.5} aria-hidden="true" />
        Drop files or folders to import them
      </p>
    </div>
  );
}
