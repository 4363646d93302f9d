// What the twin of a kernel that imports `network` gets instead of its text: the layers themselves.

// A type, not an interface: it is the constants of a dense_forward too.
export type NetworkLayer = {
  IN: number;
  OUT: number;
  /** Where W (OUT, IN) and b (OUT) start in a model's words. */
  WEIGHT: number;
  BIAS: number;
  /** Place in `activations`. */
  ACTIVATION: number;
};

export interface NetworkTwin {
  /** Words of a model. */
  P: number;
  layers: readonly NetworkLayer[];
}

/** The unit of shaders/shared/network.wgsl. */
export const oneUnit: NetworkTwin = { P: 4, layers: [{ IN: 2, OUT: 1, WEIGHT: 0, BIAS: 2, ACTIVATION: 1 }] };
