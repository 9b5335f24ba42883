import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const client = resolve(import.meta.dirname, "../../client");
const tokens = readFileSync(resolve(client, "ui/tokens.css"), "utf8");

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(css|tsx?|html|svg)$/.test(entry.name))
    .map((entry) => resolve(entry.parentPath, entry.name));
}

function theme(name: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme="${name}"\\]\\s*\\{([^}]*)\\}`).exec(tokens)?.[1] ?? "";
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
  return ((x ?? 0) + 0.05) / ((y ?? 0) + 0.05);
}

describe.each(["light", "dark"])("the %s theme", (name) => {
  const colour = theme(name);
  const of = (token: string) => colour.get(token) ?? "none";

  it("has names of communities that can be read on sea, land and panel", () => {
    for (let i = 1; i <= 12; i++) {
      for (const ground of ["sea", `c${i}-land`, "panel"]) {
        expect(contrast(of(`c${i}-text`), of(ground)), `c${i} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("has discs that stand out from sea and land", () => {
    for (let i = 1; i <= 12; i++) {
      for (const ground of ["sea", `c${i}-land`]) {
        expect(contrast(of(`c${i}`), of(ground)), `c${i} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it("has ink, quiet ink and accent that can be read", () => {
    for (const ink of ["ink", "ink-2", "ink-3", "accent"]) {
      for (const ground of ["panel", "sunk", "raised", "accent-weak", "hover"]) {
        expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const kind of ["good", "warn", "bad"]) {
      expect(contrast(of(kind), of(`${kind}-weak`))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe("colours", () => {
  it("are written in tokens.css and nowhere else", () => {
    const strays = files(client)
      .filter((file) => !file.endsWith("tokens.css"))
      .flatMap((file) =>
        (readFileSync(file, "utf8").match(/#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[;"'\s])/g) ?? []).map(
          (hex) => `${file}: ${hex}`,
        ),
      );
    expect(strays).toEqual([]);
  });
});
