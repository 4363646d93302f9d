import { dataOptionsEn, dataSetsEn } from './data.en.ts';

/** Every choice of a menu: its name, and what it is. */
export const optionsEn = {
  ...dataOptionsEn,
  dataSets: {
    line: { label: 'Line', help: 'y = 2x + 1 with noise: one weight and one bias to find.' },
    plane: { label: 'Plane', help: 'A slope: the value rises evenly across the plane.' },
    bumps: { label: 'Bumps', help: 'Hills and hollows: a surface to be learnt.' },
    sine: { label: 'Sine', help: 'A wave over one input.' },
    circle: { label: 'Circle', help: 'One class inside, the other around it.' },
    xor: { label: 'XOR', help: 'Opposite corners belong together: no straight line can part them.' },
    gauss: { label: 'Two clouds', help: 'Two round clouds: a straight line is enough.' },
    spiral: { label: 'Spiral', help: 'Two arms wound into each other: the hard one.' },
    moons: { label: 'Moons', help: 'Two half moons that reach into each other.' },
    rings: { label: 'Rings', help: 'Rings around a common middle.' },
    checkerboard: { label: 'Checkerboard', help: 'Fields that take turns, like XOR many times over.' },
    blobs3: { label: 'Three blobs', help: 'Three clouds, three classes.' },
    blobs5: { label: 'Five blobs', help: 'Five clouds, five classes.' },
    points: { label: 'Draw your own', help: 'Click or brush your own points into the plane.' },
    ...dataSetsEn,
  },
  features: {
    x: { label: 'x', help: 'Position from left to right.' },
    y: { label: 'y', help: 'Position from bottom to top.' },
    x2: { label: 'x²', help: 'Grows to the left and the right.' },
    y2: { label: 'y²', help: 'Grows to the top and the bottom.' },
    xy: { label: 'xy', help: 'Positive in two opposite corners, negative in the others. It solves XOR alone.' },
    sinx: { label: 'sin x', help: 'A wave from left to right.' },
    siny: { label: 'sin y', help: 'A wave from bottom to top.' },
  },
  activations: {
    linear: { label: 'linear', help: 'Nothing is bent: layers of it are no more than one straight line.' },
    tanh: { label: 'tanh', help: 'A smooth step from −1 to 1.' },
    sigmoid: { label: 'sigmoid', help: 'A smooth step from 0 to 1. Its small slope makes deep networks learn slowly.' },
    relu: { label: 'ReLU', help: 'max(0, x): cheap, and bends once. A unit that is always below 0 stops learning.' },
    'leaky-relu': { label: 'leaky ReLU', help: 'As ReLU, but with a slight slope below 0, so that no unit dies.' },
    elu: { label: 'ELU', help: 'As ReLU, but bends smoothly down to −1.' },
    gelu: { label: 'GELU', help: 'A smooth ReLU, used in Transformers.' },
    silu: { label: 'SiLU', help: 'x · sigmoid(x): a smooth ReLU that dips slightly below 0.' },
    softplus: { label: 'softplus', help: 'log(1 + eˣ): a rounded ReLU.' },
  },
  initializers: {
    'xavier-uniform': { label: 'Xavier uniform', help: 'Made for tanh and sigmoid (Glorot & Bengio 2010).' },
    'xavier-normal': { label: 'Xavier normal', help: 'The same width, drawn from a bell curve.' },
    'kaiming-uniform': { label: 'Kaiming uniform', help: 'Made for ReLU and its kin (He et al. 2015).' },
    'kaiming-normal': { label: 'Kaiming normal', help: 'The same width, drawn from a bell curve.' },
    normal: { label: 'normal', help: 'A bell curve of fixed width, whatever the size of the layer.' },
    zeros: {
      label: 'all zeros',
      help: 'All units alike: nothing tells them apart, so they can never become different.',
    },
  },
  losses: {
    mse: { label: 'mean squared error', help: 'The mean of (ŷ − y)². Large mistakes weigh most.' },
    mae: { label: 'mean absolute error', help: 'The mean of |ŷ − y|. Outliers weigh no more than others.' },
    huber: { label: 'Huber', help: 'Squared near 0, absolute further out.' },
    hinge: { label: 'hinge', help: 'max(0, 1 − y·ŷ): content once a point is on the right side by a margin.' },
    'cross-entropy': {
      label: 'cross-entropy',
      help: '−log of the probability given to the true class. Sure and wrong is very expensive.',
    },
  },
  optimizers: {
    sgd: { label: 'SGD', help: 'Plain gradient descent: one step straight against the gradient.' },
    momentum: { label: 'Momentum', help: 'Keeps rolling in the direction of earlier steps.' },
    nesterov: { label: 'Nesterov', help: 'Momentum that looks ahead before it corrects.' },
    adagrad: { label: 'AdaGrad', help: 'Each weight has a step of its own, which only ever shrinks.' },
    rmsprop: { label: 'RMSprop', help: 'Divides by the recent size of the gradient.' },
    adadelta: { label: 'Adadelta', help: 'As RMSprop, but finds its own step size.' },
    adam: { label: 'Adam', help: 'Momentum and RMSprop together: the usual first choice.' },
    adamw: { label: 'AdamW', help: 'Adam with weight decay done apart from the gradient.' },
    lion: { label: 'Lion', help: 'Uses only the sign: every weight moves by the same amount.' },
  },
  schedules: {
    constant: { label: 'constant', help: 'Stays as it is.' },
    linear: { label: 'linear', help: 'Falls in a straight line.' },
    exponential: { label: 'exponential', help: 'Falls by the same factor in the same number of steps.' },
    step: { label: 'step', help: 'Falls at once every so many steps.' },
    'multi-step': { label: 'multi-step', help: 'Falls at steps of your choice.' },
    polynomial: { label: 'polynomial (square)', help: 'Falls fast at first, then slowly.' },
    'inverse-sqrt': { label: 'inverse square root', help: 'Falls as 1/√t: the schedule of the first Transformer.' },
    cosine: { label: 'cosine', help: 'Falls along half a cosine: slowly, fast, slowly.' },
    'one-cycle': { label: 'one-cycle', help: 'Up, then far down, once.' },
    plateau: { label: 'on plateau', help: 'Falls whenever the loss has stopped falling.' },
  },
  batchStrategies: {
    full: { label: 'full batch', help: 'All training points in every step: the exact gradient.' },
    single: { label: 'one point', help: 'A single point each step: SGD in the strict sense, cheap and jumpy.' },
    fixed: { label: 'mini-batch', help: 'A fixed number of points each step.' },
    random: { label: 'random size', help: 'Another number of points each step, between two bounds.' },
    adaptive: {
      label: 'adaptive',
      help: 'Doubles when the noise of the gradient, tr Σ / B, outweighs the gradient itself, ‖G‖² (Byrd et al. 2012; McCandlish et al. 2018). Measured every 5 steps, decided every 50.',
    },
  },
  precisions: {
    f32: { label: '32 bit', help: 'Single precision.' },
    mixed: {
      label: 'mixed',
      help: 'Matrix products read 16-bit numbers and add up in 32 bits; the parameters themselves stay in 32 (Micikevicius et al. 2018).',
    },
  },
  lossScales: {
    dynamic: { label: 'dynamic', help: 'Halved after an overflow, doubled after a while without one.' },
    static: { label: 'static', help: 'Always the same number.' },
  },
};

export type OptionWords = {
  [Menu in keyof typeof optionsEn]: Record<keyof (typeof optionsEn)[Menu], { label: string; help: string }>;
};
