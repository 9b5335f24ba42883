import { lazy, Suspense } from "react";
import { useDialog } from "../ui/dialogs.ts";

const Palette = lazy(() => import("./Palette.tsx").then((m) => ({ default: m.Palette })));
const ShortcutsSheet = lazy(() => import("./ShortcutsSheet.tsx").then((m) => ({ default: m.ShortcutsSheet })));
const SetsDialog = lazy(() => import("./sets/SetsDialog.tsx").then((m) => ({ default: m.SetsDialog })));
const ShareDialog = lazy(() => import("./share/ShareDialog.tsx").then((m) => ({ default: m.ShareDialog })));

/** The dialog that is open, fetched when it is opened first. */
export function Dialogs() {
  const shown = useDialog();
  return (
    <Suspense fallback={null}>
      {shown === "palette" && <Palette />}
      {shown === "shortcuts" && <ShortcutsSheet />}
      {shown === "share" && <ShareDialog />}
      {shown === "sets" && <SetsDialog />}
    </Suspense>
  );
}
