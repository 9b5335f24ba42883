export function findBrowser(folder: string): Promise<string | undefined>;
