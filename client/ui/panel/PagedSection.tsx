import { type ReactNode, useState } from "react";
import type { usePages } from "../../http/queries.ts";
import { ErrorNotice } from "../Waiting.tsx";
import { count } from "../words/format.ts";
import { Section } from "./Section.tsx";

const initialCount = 5;

interface Props<T> {
  readonly title: string;
  /** What the list contains, in the plural. */
  readonly what: string;
  /** Shown when there are none. */
  readonly none: string;
  readonly pages: ReturnType<typeof usePages<T>>;
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** A part of a panel that shows the first few of a list, then all, page by page. */
export function PagedSection<T>({ title, what, none, pages, children }: Props<T>) {
  const [all, setAll] = useState(false);
  const { query, total, items } = pages;
  const more = all ? query.hasNextPage : items.length > initialCount;
  return (
    <Section title={title} aside={query.data ? count(total) : undefined}>
      {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
      {query.data && total === 0 && <p className="quiet">{none}</p>}
      {children(all ? items : items.slice(0, initialCount))}
      {more && (
        <button
          type="button"
          className="link-btn"
          onClick={() => {
            if (all) void query.fetchNextPage();
            setAll(true);
          }}
        >
          {all ? `More ${what}` : `All ${count(total)} ${what}`}
        </button>
      )}
    </Section>
  );
}
