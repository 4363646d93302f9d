// The arithmetic of one parameter's last update, from what is read back after it: θ, ∇ and the moments. What they
// were before follows from the rule itself (each can be undone), and is exact when slow motion has kept θ.
import { rules, type Line, type UpdateSettings } from './rules.ts';
import { bracket, number } from './tex.ts';

export interface UpdateNumbers {
  /** ∂L/∂θ of the data, as the backward pass left it. */
  gradient: number;
  /** After the update. */
  theta: number;
  moments: readonly [number, number];
  /** Before it, where known. */
  before?: number;
}

export interface Explained {
  before: number;
  after: number;
  lines: Line[];
}

export function explainUpdate(numbers: UpdateNumbers, h: UpdateSettings): Explained {
  const rule = rules[h.type];
  const keep = 1 - h.lr * h.weightDecay;
  let before = numbers.before ?? numbers.theta;
  let lines = gradientLines(numbers.gradient, before, h);
  let change = rule.explain(lines.at(-1)!.value, numbers.moments, h);
  // The penalties read θ as it was before. Their share of a step is small, so a few rounds find it.
  for (let round = 0; round < 8 && numbers.before === undefined; round++) {
    before = (numbers.theta + change.at(-1)!.value) / keep;
    lines = gradientLines(numbers.gradient, before, h);
    change = rule.explain(lines.at(-1)!.value, numbers.moments, h);
  }
  const step = change.at(-1)!.value;
  const after = before * keep - step;
  const decayed =
    keep === 1 ? number(before) : `${number(before)}\\,(1-${number(h.lr)}\\cdot ${number(h.weightDecay)})`;
  const theta = { symbol: '\\theta', tex: `${decayed} - ${bracket(step)}`, value: after };
  return { before, after, lines: [...lines, ...change, theta] };
}

/** g: the gradient with its penalties, clipped as asked. */
function gradientLines(gradient: number, before: number, h: UpdateSettings): Line[] {
  const terms = [number(gradient)];
  let g = gradient;
  if (h.l1 > 0) {
    terms.push(`${number(h.l1)}\\cdot\\operatorname{sign}${bracket(before, true)}`);
    g += h.l1 * Math.sign(before);
  }
  if (h.l2 > 0) {
    terms.push(`${number(h.l2)}\\cdot ${bracket(before)}`);
    g += h.l2 * before;
  }
  const lines = [{ symbol: 'g', tex: terms.join(' + '), value: g }];
  if (h.clip > 0 && h.norm > h.clip) {
    const clipped = (g * h.clip) / (h.norm + 1e-6);
    lines.push({ symbol: 'g', tex: `${bracket(g)}\\cdot\\frac{${number(h.clip)}}{${number(h.norm)}}`, value: clipped });
    g = clipped;
  }
  if (h.clipValue > 0 && Math.abs(g) > h.clipValue) {
    const clipped = Math.sign(g) * h.clipValue;
    lines.push({ symbol: 'g', tex: `\\operatorname{clip}(${number(g)},\\pm ${number(h.clipValue)})`, value: clipped });
  }
  return lines;
}
