export function readReport(
  path: string,
  folder: string,
): { passed: number; failed: number; skipped: number; failures: string[] };
