import type { z } from "zod";
import { xml } from "../readers/formats/xml/xml.ts";
import type { SourceRecord } from "../readers/record/source-record.ts";

/** An answer that is not the page (cut off, an error in disguise, empty where it must not be); trying again may help. */
export class PageFault extends Error {}

/** The records of a page in XML; a page that is cut off or damaged is a fault. */
export async function recordsOfXml(text: string, end: RegExp): Promise<SourceRecord[]> {
  if (!end.test(text.slice(-200))) throw new PageFault("the page is cut off");
  async function* whole() {
    yield text;
  }
  const records: SourceRecord[] = [];
  for await (const item of xml.read(whole())) {
    if (item.kind === "record") records.push(item.record);
    else throw new PageFault(`the page is damaged: ${item.reason}`);
  }
  return records;
}

/** Reads a page in JSON; what is cut off or of another shape is a fault. */
export function jsonPage<T>(shape: z.ZodType<T>): (text: string) => T {
  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new PageFault("the page is not valid JSON");
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) throw new PageFault("the page is not of the form that is documented");
    return parsed.data;
  };
}
