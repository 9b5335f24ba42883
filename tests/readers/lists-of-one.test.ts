import { describe, expect, it } from "vitest";
import { readText } from "./collect.ts";
