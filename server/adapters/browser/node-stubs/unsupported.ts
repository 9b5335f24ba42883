/** Stands in for what a published copy never uses: threads, files, the user of the machine. */
function absent(): never {
  throw new Error("a published copy has no such thing");
}

export const createHash = absent;
export const EventEmitter = class {};
export const on = absent;
export const once = absent;
export const userInfo = () => ({ username: "" });
export const workerPool = absent;
export const decodeWhole = absent;
export const explain = absent;
export const findPhrases = absent;
export const importVocabulary = absent;
export const thesaurusText = absent;
export const MessageChannel = globalThis.MessageChannel;

export const randomUUID = () => crypto.randomUUID();

/** Names the page's answers, which nobody else asks for. */
export const randomBytes = () => ({ toString: () => String(Date.now()) });
