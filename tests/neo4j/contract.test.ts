import { describe } from "vitest";
import { storeSuite } from "../contract/store-suite.ts";
import { neo4jWorld, server } from "./neo4j-world.ts";

describe.skipIf(!server)("Neo4j", () => storeSuite("Neo4j", { growth: false, graphDatabase: true }, neo4jWorld));
