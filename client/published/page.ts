/**
 * Replaces the server on a published site: requests of the explorer to /api are answered by a worker of this page, and the
 * root of the explorer is the folder it lies in. Loaded before the explorer, which does not depend on it.
 */
interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly fileName?: string;
}

const folder = new URL(".", document.baseURI);
const worker = new Worker(new URL("published/worker.js", folder), { type: "module" });
const waiting = new Map<number, (answer: Answer) => void>();
let lastId = 0;

worker.onmessage = ({ data }: MessageEvent<{ id: number; answer: Answer }>) => {
  waiting.get(data.id)?.(data.answer);
  waiting.delete(data.id);
};
worker.onerror = () => {
  const body = JSON.stringify({ title: "This browser cannot run the published corpus.", status: 500 });
  for (const settle of waiting.values()) settle({ status: 500, type: "application/problem+json", body });
  waiting.clear();
};

function ask(method: string, path: string, body: string | undefined, signal?: AbortSignal | null): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const id = lastId++;
    waiting.set(id, resolve);
    signal?.addEventListener("abort", () => {
      waiting.delete(id);
      reject(signal.reason);
    });
    worker.postMessage({ id, request: { method, path, body } });
  });
}

const isApi = (address: URL) => address.origin === location.origin && address.pathname.startsWith("/api/");

const fetchFromWeb = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const address = new URL(input instanceof Request ? input.url : input, document.baseURI);
  if (!isApi(address)) return fetchFromWeb(input, init);
  const body = typeof init?.body === "string" ? init.body : undefined;
  const answer = await ask(init?.method ?? "GET", address.pathname + address.search, body, init?.signal);
  return new Response(answer.body, { status: answer.status, headers: { "content-type": answer.type } });
};

/** Addresses of the explorer begin at its folder. */
function inFolder(address: string | URL | null | undefined): string | URL | null | undefined {
  return typeof address === "string" && address.startsWith("/") ? `${folder.pathname}${address.slice(1)}` : address;
}
const push = history.pushState.bind(history);
const replace = history.replaceState.bind(history);
history.pushState = (data, unused, address) => push(data, unused, inFolder(address));
history.replaceState = (data, unused, address) => replace(data, unused, inFolder(address));

/** Links to files of the server: the file is made here and saved. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || !isApi(new URL(link.href, document.baseURI))) return;
  event.preventDefault();
  const { pathname, search } = new URL(link.href);
  void ask("GET", pathname + search, undefined).then(save);
});

function save({ status, type, body, fileName }: Answer): void {
  if (status !== 200) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([body], { type }));
  link.download = fileName ?? "isthmus.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
