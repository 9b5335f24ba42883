import { lazy, Suspense } from "react";
import { useDialog } from "../ui/dialogs.ts";

const Palette = lazy(() => import("./Palette.tsx").then((m) => ({ default: m.Palette })));
const ShortcutsSheet = lazy(() => import("./ShortcutsSheet.tsx").then((m) => ({ default: m.ShortcutsSheet })));
const SetsDialog = lazy(() => import("./sets/SetsDialog.tsx").then((m) => ({ default: m.SetsDialog })));
const HelpDialog = lazy(() => import("./help/HelpDialog.tsx").then((m) => ({ default: m.HelpDialog })));
const MoreDialog = lazy(() => import("./MoreDialog.tsx").then((m) => ({ default: m.MoreDialog })));
const MergeDialog = lazy(() => import("../curation/MergeDialog.tsx").then((m) => ({ default: m.MergeDialog })));
const SplitDialog = lazy(() => import("../curation/SplitDialog.tsx").then((m) => ({ default: m.SplitDialog })));
const RenameDialog = lazy(() => import("../curation/RenameDialog.tsx").then((m) => ({ default: m.RenameDialog })));
const GroupDialog = lazy(() => import("../curation/GroupDialog.tsx").then((m) => ({ default: m.GroupDialog })));
const PhraseDialog = lazy(() => import("../curation/PhraseDialog.tsx").then((m) => ({ default: m.PhraseDialog })));
const ShareDialog = lazy(() => import("./share/ShareDialog.tsx").then((m) => ({ default: m.ShareDialog })));

/** The dialog that is open, fetched when it is opened first. */
export function Dialogs() {
  const shown = useDialog();
  return (
    <Suspense fallback={null}>
      {shown === "palette" && <Palette />}
      {shown === "shortcuts" && <ShortcutsSheet />}
      {shown === "share" && <ShareDialog />}
      {shown === "merge" && <MergeDialog />}
      {shown === "split" && <SplitDialog />}
      {shown === "rename" && <RenameDialog />}
      {shown === "group" && <GroupDialog />}
      {shown === "phrase" && <PhraseDialog />}
      {shown === "sets" && <SetsDialog />}
      {shown === "help" && <HelpDialog />}
      {shown === "more" && <MoreDialog />}
    </Suspense>
  );
}
