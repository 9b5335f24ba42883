/** `--format`, the same for every command that reads files. */
export const formatArgument = {
  type: "string",
  valueHint: "name",
  description: "Name of the format. Default: the content decides",
} as const;

/** `--workers`, the same for every command that extracts. */
export const workersArgument = {
  type: "string",
  valueHint: "n",
  description: "Threads that extract. Default: one a processor",
} as const;
