import open from "open";

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a browser can be seen by whoever started this: not in CI, not over SSH, not without a display. */
export function hasBrowser(environment: Environment = process.env, platform: string = process.platform): boolean {
  const { CI, SSH_CONNECTION, SSH_TTY, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = environment;
  if ((CI && CI !== "0" && CI !== "false") || SSH_CONNECTION || SSH_TTY) return false;
  if (platform === "darwin" || platform === "win32") return true;
  return Boolean(DISPLAY || WAYLAND_DISPLAY || WSL_DISTRO_NAME);
}

/** Opens the address in the user's browser. A failure is only reported, as the address is printed anyway. */
export async function openBrowser(url: string): Promise<void> {
  try {
    const started = await open(url);
    started.on("error", () => undefined);
  } catch {
    process.stderr.write("No browser could be opened; open the address above by hand.\n");
  }
}
