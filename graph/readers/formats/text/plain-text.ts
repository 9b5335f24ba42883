import type { Reader } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import { abstractness } from "../../record/titles.ts";

/** No abstract with its title is longer; a longer file is something else. */
const MAX_LENGTH = 20_000;

/** One abstract a file: the first short line is the title, the name of the file the id. */
export const plainTextFile: Reader = {
  name: "text",
  label: "plain text, one abstract a file",
  detect(head, name) {
    if (head.length > MAX_LENGTH || /\.(log|ts|js|py|java|c|cpp|html?|css|ya?ml|toml|ini|sh|tex)$/i.test(name))
      return 0;
    const [title, body] = parts(head);
    if (/^(?:error\b|(?:http\S* )?[45]\d\d\b|forbidden|access denied|too many requests|bad gateway)/i.test(title))
      return 0;
    const letters = head.match(/\p{L}/gu)?.length ?? 0;
    if (letters < head.length * 0.6 || body.length < 100) return 0;
    return abstractness(body) > 1 ? 0.3 : 0;
  },
  async *read(text, options) {
    let whole = "";
    for await (const chunk of text) {
      if (whole.length <= MAX_LENGTH * 50) whole += chunk;
    }
    if (whole.length > MAX_LENGTH * 50) {
      const hint = "Put every abstract into a file of its own, or name the format with --format.";
      yield { kind: "problem", line: 1, reason: "the text is too long to be one abstract", hint };
      return;
    }
    const [title, abstract] = parts(whole);
    if (title === "" && abstract === "") return;
    const id = options?.name?.replace(/\.[^.]+$/, "");
    options?.use?.noteFound({ id, title, abstract }, { id: "name of the file", title: "first line", abstract: "text" });
    yield { kind: "record", line: 1, record: buildRecord({ id, title, abstract }) };
  },
};

/** The title (when the first line looks like one) and the rest, the words "Title:" and "Abstract:" left out. */
function parts(text: string): [title: string, abstract: string] {
  const lines = text.trim().split(/\r\n|\n|\r/);
  const first = (lines[0] ?? "").trim().replace(/^title\s*:\s*/i, "");
  const rest = lines.slice(1).join("\n").trim();
  const body = rest.replace(/^(?:[Aa]bstract|ABSTRACT)(?:\s*[:.—-]\s*|\s*\n\s*|\s+(?=\p{Lu}))/u, "");
  const blankAfter = (lines[1] ?? "").trim() === "";
  if (rest !== "" && first.length < 300 && (blankAfter || abstractness(first) < 0)) return [first, body];
  return ["", text.trim().replace(/^abstract\s*[:.—-]\s*/i, "")];
}
