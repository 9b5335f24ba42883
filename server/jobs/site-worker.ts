import { createWriteStream } from "node:fs";
import { constants, setPriority } from "node:os";
import { pipeline } from "node:stream/promises";
import type { Progress } from "../../graph/contract/entities.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { packCorpus } from "../../graph/publish/pack-corpus.ts";
import { siteFiles } from "../../graph/publish/site-files.ts";
import { zip } from "../../graph/publish/zip.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { runInProcess } from "../../graph/workers/run-in-process.ts";
import type { SiteTask } from "./sites.ts";

runInProcess<SiteTask, null, Progress>(
  async ({ store: url, credentials, name, version, parts, path }, { post, signal }) => {
    // Nothing is half written but the file, which goes with its folder.
    signal.addEventListener("abort", () => process.exit());
    // The server answers first.
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    const store = withCuration(await openStore(url, { create: false, credentials }));
    try {
      const packed = await packCorpus(store, {
        ...{ name, version },
        onProgress: (done, total) =>
          post(
            done < total
              ? { phase: "Computing what the explorer shows", done, total }
              : { phase: "Packing the papers", done: 0, total: null },
          ),
      });
      post({ phase: "Writing the archive", done: 0, total: null });
      await pipeline(zip(siteFiles(parts, packed)), createWriteStream(path));
      return null;
    } finally {
      await store.close();
    }
  },
);
