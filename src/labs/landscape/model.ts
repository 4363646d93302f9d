// What a landscape asks of a network.

/** How far along u and along v. */
export type Point = readonly [number, number];

export interface LossModel {
  /** Length of θ, padding included. */
  readonly length: number;
  /** Points whose losses are best asked for at once: some milliseconds of work. */
  readonly atOnce: number;
  /** Takes the plane base + a·u + b·v for what follows. */
  setPlane(base: Float64Array, u: Float64Array, v: Float64Array): Promise<void>;
  /** Loss at points of the plane. */
  losses(points: readonly Point[]): Promise<Float64Array>;
  gradient(theta: Float64Array): Promise<{ loss: number; gradient: Float64Array }>;
  /** Running statistics of the layers, as training left them. */
  setState(state: ArrayLike<number>): void;
  destroy(): void;
}
