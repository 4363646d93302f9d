/** Twin of shaders/shared/surface.wgsl: f, ∂f/∂x and ∂f/∂y at a place into out[0 … 2]; NaN where not defined. */
export type SurfaceTwin = (x: number, y: number, p: ArrayLike<number>, out: Float64Array) => void;

/** The surface of the kernels' own tests. */
export const bowl: SurfaceTwin = (x, y, p, out) => {
  out[1] = p[0] * x;
  out[2] = p[1] * y;
  out[0] = 0.5 * (out[1] * x + out[2] * y);
};
