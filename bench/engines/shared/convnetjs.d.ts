// convnetjs has no types of its own; these are the parts the bench touches.
declare module 'convnetjs' {
  interface Volume {
    w: Float64Array;
  }
  interface Layer {
    filters: Volume[];
    biases: Volume;
  }
  type Shape = Record<string, number>;
  const convnetjs: {
    Net: new () => { layers: Layer[] };
    Vol: new (sx: number, sy: number, depth: number, fill: number) => Volume;
    InputLayer: new (options: Shape) => Layer;
    FullyConnLayer: new (options: Shape) => Layer;
    TanhLayer: new (options: Shape) => Layer;
    ReluLayer: new (options: Shape) => Layer;
    RegressionLayer: new (options: Shape) => Layer;
    SoftmaxLayer: new (options: Shape) => Layer;
    Trainer: new (
      net: object,
      options: { method: string; learning_rate: number; momentum: number; batch_size: number },
    ) => { train(x: Volume, y: number | number[]): { cost_loss: number } };
  };
  export default convnetjs;
}
