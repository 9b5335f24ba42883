import type { Express } from "express";
import request from "supertest";
import { expect } from "vitest";
import type { GraphStore } from "../../graph/store/store.ts";
import { createApp } from "../../server/adapters/express/app.ts";
import { ServerContext } from "../../server/context/context.ts";
import type { LiveSnapshot } from "../../server/context/live-snapshot.ts";
import { allHandlers } from "../../server/handlers/all.ts";
import { plantedStore } from "../snapshot/planted-store.ts";

/** An application over the planted store, and two ways to ask it. */
export interface PlantedApp {
  readonly app: Express;
  readonly store: GraphStore;
  readonly live: LiveSnapshot;
  /** The body of an answer that must be 200. */
  get(path: string): Promise<ReturnType<typeof JSON.parse>>;
  /** The body of an answer that must be this problem. */
  problem(path: string, status: number): Promise<{ title: string; detail: string; hint: string }>;
  close(): Promise<void>;
}

export async function plantedApp(): Promise<PlantedApp> {
  const store = await plantedStore();
  const context = new ServerContext({
    store,
    name: "Planted",
    sample: false,
    readOnly: false,
    version: "1.2.3",
    workers: false,
  });
  const { live } = context;
  await live.open();
  const faults: unknown[] = [];
  const app = createApp(allHandlers(context), { onFault: (error) => faults.push(error) });
  return {
    app,
    store,
    live,
    async get(path) {
      const answer = await request(app).get(`/api${path}`);
      expect(faults).toEqual([]);
      expect([path, answer.status]).toEqual([path, 200]);
      return answer.body;
    },
    async problem(path, status) {
      const answer = await request(app).get(`/api${path}`);
      expect([path, answer.status, answer.type]).toEqual([path, status, "application/problem+json"]);
      return answer.body;
    },
    async close() {
      await context.close();
    },
  };
}
