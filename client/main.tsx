import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/base.css";
import "./app/frame.css";
import "./ui/controls.css";
import "./ui/states.css";
import "./map/scene/canvas.css";
import "./features/lens/lens.css";
import "./features/map-view/over-map.css";
import "./ui/table.css";
import "./ui/panel/panel.css";
import "./features/concept/partners.css";
import "./ui/paper/evidence.css";
import "./features/pairs/matrix.css";
import "./features/gaps/gaps.css";
import "./features/bridges/bridges.css";
import "./features/bridges/shores.css";
import "./features/bridges/bridge-rows.css";
import "./features/console/console.css";
import "./features/compare/compare.css";
import "./features/help/help.css";
import "./features/import/import.css";
import "./features/paper/reading.css";
import "./ui/plain.css";
import "./ui/dialogs.css";
import "./features/curation/curation.css";
import "./app/pages.css";
import "./app/phone.css";
import "./app/sheet.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { createQueryClient } from "./http/queries.ts";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
