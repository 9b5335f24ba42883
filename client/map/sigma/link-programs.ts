import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { EdgeRectangleProgram, type ProgramInfo } from "sigma/rendering";
import type { RenderParams } from "sigma/types";
import { linkRatio } from "../model/frame.ts";

export class StraightLinks extends EdgeRectangleProgram {
  override setUniforms(params: RenderParams, info: ProgramInfo): void {
    super.setUniforms({ ...params, sizeRatio: linkRatio(params.sizeRatio) }, info);
  }
}

// Declared as a program of which nothing is known; it takes what the straight one takes.
const Curve = createEdgeCurveProgram() as unknown as typeof EdgeRectangleProgram;

export class CurvedLinks extends Curve {
  override setUniforms(params: RenderParams, info: ProgramInfo): void {
    super.setUniforms({ ...params, sizeRatio: linkRatio(params.sizeRatio) }, info);
  }
}
