import { defineCommand } from "../../arguments/define-command.ts";
import serve from "./serve.ts";

/** `isthmus start [FILE…]`: the explorer in a browser, on the sample corpus unless files or a store are given. */
export default defineCommand({
  description: "Open the explorer in a browser: on the given files or store, or else on the sample corpus.",
  args: serve.args,
  run: (args) =>
    serve.run({
      ...args,
      sample: args.sample ?? (args.files.length === 0 && args.store === undefined),
      open: args.open ?? true,
    }),
});
