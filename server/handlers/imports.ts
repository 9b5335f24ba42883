import type { Job } from "../../graph/contract/jobs.ts";
import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { CollectionList, Source } from "../../graph/contract/sources.ts";
import { listSources } from "../../graph/ingest/list-sources.ts";
import { fieldMap } from "../../graph/readers/record/fields.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { withoutEnding } from "../../graph/shared/text.ts";
import { querySource } from "../../graph/sources/query-source.ts";
import type { SourceSettings, StoredSource } from "../../graph/store/store.ts";
import { type ImportTarget, NO_OTHER_COLLECTION, type ServerContext } from "../context/context.ts";
import { type ImportTask, importFile, removeFrom } from "../jobs/import-file.ts";
import { importQuery } from "../jobs/import-query.ts";
import type { Work } from "../jobs/jobs.ts";
import { previewFile } from "../jobs/preview-file.ts";
import { receiveBeginning, receiveFile, type Upload, withUpload } from "../jobs/receive-file.ts";

export type ImportOperation =
  | "previewImport"
  | "startImport"
  | "startQueryImport"
  | "listSources"
  | "removeSource"
  | "readSourceAgain"
  | "askSourceAgain"
  | "listCollections"
  | "openCollection";

/** Bringing papers in, where they came from, and the collections that they are in. */
export function importHandlers(context: ServerContext): Pick<Handlers, ImportOperation> {
  const { jobs } = context;
  const imports = new Imports(context);
  return {
    async previewImport({ name, format, map, sheet, body }) {
      if (map !== undefined) fieldMap(map);
      const upload = await receiveBeginning(name, body);
      return withUpload(upload, () => previewFile(upload, { format, map, sheet }));
    },
    async startImport({ name, format, map, sheet, into, collection, body }) {
      refuseBesideAnother(context);
      if (map !== undefined) fieldMap(map);
      if (into === "new") context.requireCollections();
      const upload = await receiveFile(name, body);
      const target = await orRemove(upload, context.importTarget({ into, name: collection ?? withoutEnding(name) }));
      // The same bytes are the same source, so that an import that was stopped can be taken up.
      const source = { key: `upload:${upload.hash}`, name, kind: "upload" } as const;
      return imports.upload(upload, { target, source, reading: { format, map, sheet }, replace: false });
    },
    async startQueryImport({ into, collection, ...query }) {
      refuseBesideAnother(context);
      const name = collection ?? query.query;
      return imports.query(querySource(query), await context.importTarget({ into, name }));
    },
    async listSources() {
      const { sources } = context.corpus;
      return { items: sources ? await listSources(sources) : [] };
    },
    async removeSource({ id }) {
      refuseBesideAnother(context);
      const { store, live } = context.corpus;
      const source = await listedSource(context, id);
      const work: Work = async (report, signal) => {
        await removeFrom(store.url, { id }, report, signal);
        await live.open();
        return null;
      };
      return jobs.import(`Removing ${source.name}`, work, "removal");
    },
    async readSourceAgain({ id, name, format, map, sheet, body }) {
      refuseBesideAnother(context);
      const { key, kind, query, name: previous, reading = {} } = await storedSource(context, id);
      if (query) throw new GraphError("CONFLICT", "This source is a query, not a file.", { hint: "Ask it again." });
      const given = Object.fromEntries(Object.entries({ format, map, sheet }).filter(([, one]) => one !== undefined));
      if (map !== undefined) fieldMap(map);
      const target = context.presentTarget();
      // Ids of records are unique only within the name of a file, so the previous name is used again.
      const upload = await receiveFile(withoutEnding(previous) + name.slice(withoutEnding(name).length), body);
      const source = { key, name, kind: kind === "unknown" ? "upload" : kind } as const;
      return imports.upload(upload, { target, source, reading: { ...reading, ...given }, replace: true });
    },
    async askSourceAgain({ id }) {
      refuseBesideAnother(context);
      const { query } = await storedSource(context, id);
      if (!query) throw new GraphError("CONFLICT", "This source is a file.", { hint: "Send the file again." });
      return imports.query(querySource(query), context.presentTarget());
    },
    listCollections: () => collectionList(context),
    async openCollection({ file }) {
      refuseBesideAnother(context);
      await context.openCollection(file);
      return collectionList(context);
    },
  };
}

interface UploadTask extends Pick<ImportTask, "source" | "replace"> {
  readonly target: ImportTarget;
  readonly reading: SourceSettings;
}

/** Runs imports as jobs; a new collection is deleted if its import stores nothing. */
class Imports {
  readonly #context: ServerContext;

  constructor(context: ServerContext) {
    this.#context = context;
  }

  upload(upload: Upload, { target, ...task }: UploadTask): Job {
    return this.#start(task.source.name, target, (report, signal) =>
      withUpload(upload, ({ path: file }) => importFile({ ...task, store: target.url, file }, report, signal)),
    );
  }

  query(source: ReturnType<typeof querySource>, target: ImportTarget): Job {
    return this.#start(source.name, target, (report, signal) => importQuery(source, target.url, report, signal));
  }

  #start(label: string, target: ImportTarget, work: Work): Job {
    return this.#context.jobs.import(label, async (...given) => {
      try {
        const done = await work(...given);
        await target.finish();
        return done;
      } catch (error) {
        await target.abandon();
        throw error;
      }
    });
  }
}

/** The result, or the error with the received file gone. */
async function orRemove<T>(upload: Upload, result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    await upload.remove();
    throw error;
  }
}

async function listedSource(context: ServerContext, id: string): Promise<Source> {
  const { sources } = context.corpus;
  const source = sources && (await listSources(sources)).find((one) => one.id === id);
  if (source) return source;
  throw new GraphError("NOT_FOUND", `There is no source ${id}.`, { hint: "See the list of sources." });
}

async function storedSource(context: ServerContext, id: string): Promise<StoredSource> {
  const source = (await context.corpus.sources?.list())?.find((one) => one.id === id);
  if (source) return source;
  throw new GraphError("NOT_FOUND", `There is no source ${id} that can be read again.`, {
    hint: "See the list of sources.",
  });
}

/** Read-only servers list no other collections. */
function collectionList({ collections, corpus, readOnly }: ServerContext): CollectionList {
  if (!collections) return { items: [], problem: NO_OTHER_COLLECTION };
  const items = collections.list(corpus.store.url);
  return { items: readOnly ? items.filter(({ isPresent }) => isPresent) : items, problem: null };
}

function refuseBesideAnother({ jobs }: ServerContext): void {
  if (!jobs.isImporting()) return;
  throw new GraphError("CONFLICT", "Another file is being imported or removed.", {
    hint: "Wait for it, or cancel it.",
  });
}
