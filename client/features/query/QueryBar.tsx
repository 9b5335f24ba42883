import { Search } from "lucide-react";
import { type FormEvent, useDeferredValue, useState } from "react";
import { useAnswer } from "../../http/queries.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { askPapers } from "../../state/view-changes.ts";

/** A query in the query language, checked while the user types. */
export function QueryBar() {
  const { query } = useView();
  return <Bar key={query} query={query} />;
}

function Bar({ query }: { query: string }) {
  const [text, setText] = useState(query);
  const typed = useDeferredValue(text.trim());
  const help = useAnswer("suggestQuery", typed === "" ? null : { q: typed, at: typed.length, limit: 6 }, {
    keep: true,
  });
  const problem = typed === "" ? null : help.data?.problem;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    viewStore.change(askPapers(text.trim()));
  };
  return (
    <form className="query" onSubmit={ask}>
      <div className="find query-box">
        <Search size={16} strokeWidth={1.75} aria-hidden="true" />
        <input
          aria-label="Question"
          aria-describedby="query-problem"
          aria-invalid={problem ? true : undefined}
          placeholder="Ask: “in-context learning” NOT vision year:2020..2024"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <button type="submit" className="btn primary">
        Ask
      </button>
      <span id="query-problem" className="quiet clip" role="status">
        {problem ? `${problem.message}${problem.hint ? ` ${problem.hint}` : ""}` : ""}
      </span>
    </form>
  );
}
