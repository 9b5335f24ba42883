import { xml } from "../readers/formats/xml/xml.ts";
import type { SourceRecord } from "../readers/reader.ts";
import { PageFault } from "./source.ts";

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
