import { BookA, CircleQuestionMark, Monitor, Moon, Redo2, Share2, Sun, Undo2, Upload } from "lucide-react";
import type { Status } from "../../graph/contract/jobs.ts";
import { useActions } from "../actions/use-actions.ts";
import { pages } from "../actions/view-actions.ts";
import { SearchBox } from "../features/search/SearchBox.tsx";
import { chooseTheme, nextTheme, useThemeChoice } from "../state/theme.ts";
import { useView, viewStore } from "../state/use-view.ts";
import { urlOf } from "../state/view.ts";
import { showPage } from "../state/view-changes.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { pluralize } from "../ui/words/format.ts";

/** Brand, corpus, views, search, history and theme. */
export function TopBar({ status }: { status: Status | undefined }) {
  const view = useView();
  return (
    <header className="top">
      <h1 className="visually-hidden">{status ? `Isthmus: ${status.name}` : "Isthmus"}</h1>
      <span className="brand" aria-hidden="true">
        <Mark />
        <span className="brand-name">Isthmus</span>
      </span>
      {status && (
        <span className="corpus" title={`${status.store} contains ${pluralize(status.concepts, "concept")}`}>
          <b className="clip">{status.name}</b>
          <span className="quiet">{pluralize(status.papers, "paper")}</span>
        </span>
      )}
      <nav className="tabs" aria-label="Views">
        {tabsOf(status).map(({ page, label }) => {
          const isCurrent = view.page === page || (page === "map" && view.page === "table");
          return (
            <a
              key={page}
              href={urlOf({ ...view, page })}
              aria-current={isCurrent ? "page" : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                viewStore.change(showPage(page));
              }}
            >
              {label}
            </a>
          );
        })}
      </nav>
      <SearchBox />
      <History />
      {status && !status.readOnly && (
        <IconButton name="Import papers" icon={Upload} onPress={() => viewStore.change(showPage("import"))} />
      )}
      <Share />
      <ThemeButton />
      <span className="help">
        <IconButton name="Vocabulary" icon={BookA} onPress={() => viewStore.change(showPage("vocabulary"))} />
      </span>
      <Help />
    </header>
  );
}

/** The console has a tab where it can be used: on stores in a graph database. */
function tabsOf(status: Status | undefined): typeof pages {
  const graph = status && /^(neo4j|bolt)/.test(status.store);
  return graph ? [...pages, { page: "console", label: "Cypher" }] : pages;
}

function History() {
  const { act, can } = useActions();
  return (
    <span className="history">
      <IconButton name="Undo" icon={Undo2} disabled={!can("undo")} onPress={() => act("undo")} />
      <IconButton name="Redo" icon={Redo2} disabled={!can("redo")} onPress={() => act("redo")} />
    </span>
  );
}

function Share() {
  const { act } = useActions();
  return (
    <button type="button" className="btn share-btn" onClick={() => act("share")}>
      <Share2 size={16} strokeWidth={1.75} aria-hidden="true" />
      Share
    </button>
  );
}

function Help() {
  const { act } = useActions();
  return (
    <span className="help">
      <IconButton name="Help" icon={CircleQuestionMark} onPress={() => act("help")} />
    </span>
  );
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
const themeNames = { system: "as the system", light: "light", dark: "dark" } as const;

function ThemeButton() {
  const choice = useThemeChoice();
  const next = nextTheme(choice);
  return (
    <IconButton
      name={`Theme: ${themeNames[choice]}. Change to ${themeNames[next]}`}
      icon={themeIcons[choice]}
      onPress={() => chooseTheme(next)}
    />
  );
}

/** The mark of the product: two shores and the neck between them. */
export function Mark() {
  return (
    <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M1.500 7.200C1.500 4 4 1.800 6.700 2.300c2.600.5 2.900 4 3.100 6.200.1 1.300.9 1.900 2.200 1.900s2.100-.6 2.200-1.900c.2-2.200.5-5.700 3.100-6.200C20 1.800 22.500 4 22.500 7.200v9.600c0 3.200-2.500 5.400-5.200 4.900-2.600-.5-2.900-4-3.100-6.200-.1-1.300-.9-1.900-2.200-1.900s-2.100.6-2.200 1.900c-.2 2.200-.5 5.700-3.100 6.200C4 22.200 1.500 20 1.500 16.800z" />
    </svg>
  );
}
