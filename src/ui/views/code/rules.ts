// Each optimizer's rule in numbers: the lines from g to the change of θ. The moments given are those after the
// update; what they were before is worked out backwards.
import type { OptimizerName } from '../../../experiment/index.ts';
import { bracket, number } from './tex.ts';

/** The settings the update was made with. */
export interface UpdateSettings {
  type: OptimizerName;
  lr: number;
  momentum: number;
  beta1: number;
  beta2: number;
  eps: number;
  rho: number;
  weightDecay: number;
  /** 1 − βᵗ, or 1 where bias correction is off. */
  correction1: number;
  correction2: number;
  l1: number;
  l2: number;
  clip: number;
  clipValue: number;
  /** ‖∇‖ of the whole objective; only read where clip is on. */
  norm: number;
}

/** One line: `symbol = tex = value`, the numbers put into the formula. */
export interface Line {
  symbol: string;
  tex: string;
  value: number;
}

interface Rule {
  /** Names of the moments, as the formula has them. */
  moments: readonly string[];
  /** The last line is what is taken from θ. */
  explain(g: number, after: readonly [number, number], h: UpdateSettings): Line[];
}

const change = (tex: string, value: number): Line => ({ symbol: '\\Delta', tex, value });

/** share·before + (1 − share)·added, and its line. */
function average(symbol: string, share: number, added: number, tex: string, after: number): Line {
  const before = share > 0 ? (after - (1 - share) * added) / share : 0;
  return { symbol, tex: `${number(share)}\\cdot ${bracket(before)} + ${number(1 - share)}\\cdot ${tex}`, value: after };
}

const square = (g: number): string => `${bracket(g)}^2`;

function adam(g: number, [m, v]: readonly [number, number], h: UpdateSettings): Line[] {
  const mHat = m / h.correction1;
  const vHat = v / h.correction2;
  // Late in a run both are as good as 1, and say no more.
  const corrected = h.correction1 < 0.9999 || h.correction2 < 0.9999;
  return [
    average('m', h.beta1, g, bracket(g), m),
    average('v', h.beta2, g * g, square(g), v),
    ...(corrected
      ? [
          { symbol: '\\hat m', tex: `\\frac{${number(m)}}{${number(h.correction1)}}`, value: mHat },
          { symbol: '\\hat v', tex: `\\frac{${number(v)}}{${number(h.correction2)}}`, value: vHat },
        ]
      : []),
    change(
      `${number(h.lr)}\\cdot\\frac{${number(mHat)}}{\\sqrt{${number(vHat)}}+${number(h.eps)}}`,
      (h.lr * mHat) / (Math.sqrt(vHat) + h.eps),
    ),
  ];
}

const overRoot = (g: number, v: number, h: UpdateSettings): Line =>
  change(
    `${number(h.lr)}\\cdot\\frac{${number(g)}}{\\sqrt{${number(v)}}+${number(h.eps)}}`,
    (h.lr * g) / (Math.sqrt(v) + h.eps),
  );

const velocity = (g: number, v: number, h: UpdateSettings): Line => {
  const before = h.momentum > 0 ? (v - g) / h.momentum : 0;
  return { symbol: 'v', tex: `${number(h.momentum)}\\cdot ${bracket(before)} + ${bracket(g)}`, value: v };
};

export const rules: Record<OptimizerName, Rule> = {
  sgd: {
    moments: [],
    explain: (g, _, h) => [change(`${number(h.lr)}\\cdot ${bracket(g)}`, h.lr * g)],
  },
  momentum: {
    moments: ['v'],
    explain: (g, [v], h) => [velocity(g, v, h), change(`${number(h.lr)}\\cdot ${bracket(v)}`, h.lr * v)],
  },
  nesterov: {
    moments: ['v'],
    explain: (g, [v], h) => [
      velocity(g, v, h),
      change(
        `${number(h.lr)}\\,(${number(g)} + ${number(h.momentum)}\\cdot ${bracket(v)})`,
        h.lr * (g + h.momentum * v),
      ),
    ],
  },
  adagrad: {
    moments: ['v'],
    explain: (g, [v], h) => [{ symbol: 'v', tex: `${number(v - g * g)} + ${square(g)}`, value: v }, overRoot(g, v, h)],
  },
  rmsprop: {
    moments: ['v'],
    explain: (g, [v], h) => [average('v', h.rho, g * g, square(g), v), overRoot(g, v, h)],
  },
  adadelta: {
    moments: ['v', 'u'],
    explain(g, [v, u], h) {
      // u ← ρu + (1−ρ)(u + ε)k with k = g²/(v + ε), solved for the u before.
      const k = (g * g) / (v + h.eps);
      const before = Math.max(0, (u - (1 - h.rho) * k * h.eps) / (h.rho + (1 - h.rho) * k));
      const delta = (Math.sqrt(before + h.eps) / Math.sqrt(v + h.eps)) * g;
      return [
        average('v', h.rho, g * g, square(g), v),
        {
          symbol: 'd',
          tex: `\\sqrt{\\frac{${number(before)}+${number(h.eps)}}{${number(v)}+${number(h.eps)}}}\\cdot ${bracket(g)}`,
          value: delta,
        },
        average('u', h.rho, delta * delta, square(delta), u),
        change(`${number(h.lr)}\\cdot ${bracket(delta)}`, h.lr * delta),
      ];
    },
  },
  adam: { moments: ['m', 'v'], explain: adam },
  adamw: { moments: ['m', 'v'], explain: adam },
  lion: {
    moments: ['m'],
    explain(g, [m], h) {
      const before = h.beta2 > 0 ? (m - (1 - h.beta2) * g) / h.beta2 : 0;
      const mixed = h.beta1 * before + (1 - h.beta1) * g;
      const tex = `${number(h.beta1)}\\cdot ${bracket(before)} + ${number(1 - h.beta1)}\\cdot ${bracket(g)}`;
      return [
        { symbol: 'c', tex, value: mixed },
        average('m', h.beta2, g, bracket(g), m),
        change(`${number(h.lr)}\\cdot\\operatorname{sign}${bracket(mixed, true)}`, h.lr * Math.sign(mixed)),
      ];
    },
  },
};
