import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/controls.css";
import "./styles/states.css";
import "./styles/canvas.css";
import "./styles/lens.css";
import "./styles/over-map.css";
import "./styles/table.css";
import "./styles/panel.css";
import "./styles/partners.css";
import "./styles/evidence.css";
import "./styles/matrix.css";
import "./styles/gaps.css";
import "./styles/bridges.css";
import "./styles/console.css";
import "./styles/compare.css";
import "./styles/help.css";
import "./styles/reading.css";
import "./styles/plain.css";
import "./styles/dialogs.css";
import "./styles/curation.css";
import "./styles/pages.css";
import "./styles/phone.css";
import "./styles/sheet.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { createQueryClient } from "./api/queries.ts";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
