import { posix } from "node:path";
import { defineConfig } from "vitepress";
import manifest from "../../package.json" with { type: "json" };

const { repository } = manifest as { repository?: string | { url: string } };
const address = (typeof repository === "string" ? repository : (repository?.url ?? "")).replace(/^git\+|\.git$/g, "");

const page = (text: string, link: string) => ({ text, link });

/** The documentation site: the pages of docs/ as they stand, and the references that `npm run docs` writes from the code. */
export default defineConfig({
  title: "Isthmus",
  description: manifest.description,
  lang: "en",
  cleanUrls: true,
  // Where a host serves it under a path of its own, that path goes here, with a slash at both ends.
  base: (process.env.DOCS_BASE ?? "/") as `/${string}/`,
  markdown: { config: (md) => md.core.ruler.push("links-to-sources", linkToSources) },
  themeConfig: {
    logo: "/mark.svg",
    search: { provider: "local" },
    outline: [2, 3],
    nav: [page("Guide", "/guide"), page("Reference", "/cli"), page("Decisions", "/adr/")],
    sidebar: [
      {
        text: "Use",
        items: [
          page("User guide", "/guide"),
          page("The explorer", "/explorer"),
          page("Curating the vocabulary", "/curation"),
          page("Side by side with other explorers", "/compare"),
        ],
      },
      {
        text: "Understand",
        items: [
          page("How concepts are found", "/extraction"),
          page("Kinds and relations", "/knowledge"),
          page("Quality of extraction", "/quality"),
          page("Measures", "/measures"),
          page("Glossary", "/glossary"),
        ],
      },
      {
        text: "Run",
        items: [
          page("Deployment", "/deployment"),
          page("Security", "/security"),
          page("Neo4j", "/neo4j"),
          page("From a laptop to large collections", "/scale"),
          page("Many machines", "/cluster"),
        ],
      },
      {
        text: "Program",
        items: [
          page("Command line", "/cli"),
          page("HTTP API and library", "/api"),
          page("HTTP operations", "/reference/http/operations"),
          page("HTTP shapes", "/reference/http/shapes"),
          page("Library reference", "/reference/library/"),
          page("Folders", "/folders"),
          page("Decisions", "/adr/"),
        ],
      },
    ],
  },
});

type Token = {
  type: string;
  children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
};

/** A page links to sources as GitHub shows them; the site leads to the repository, or nowhere while package.json names none. */
function linkToSources({ tokens, env }: { tokens: Token[]; env: { relativePath?: string } }): void {
  const folder = posix.dirname(posix.join("docs", env.relativePath ?? ""));
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    const href = token.type === "link_open" ? token.attrGet("href") : null;
    if (!href || /^([a-z]+:|#|\/)/i.test(href)) continue;
    const path = posix.join(folder, href);
    const isPage = path.startsWith("docs/") && /^[^#]*(\.md|\/)(#|$)/.test(path);
    if (!isPage) token.attrSet("href", address ? `${address}/blob/main/${path}` : "#");
  }
}
