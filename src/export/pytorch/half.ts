// Mixed precision as Python. CPUs have no autocast to float16, so the rounding is written out; the scale of the loss goes
// the way of torch.cuda.amp.GradScaler.
import type { Experiment } from '../../experiment/index.ts';
import { lines } from './python.ts';

const operands = `\
# Mixed precision: matrix products read 16-bit numbers and add up in 32 bits.
class Half(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.half().to(x.dtype)

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class HalfGradient(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.view_as(x)

    @staticmethod
    def backward(ctx, gradient):
        return gradient.half().to(gradient.dtype)


half, half_gradient = Half.apply, HalfGradient.apply


class HalfLinear(nn.Linear):
    def forward(self, x):
        return half_gradient(F.linear(half(x), half(self.weight), half(self.bias)))


class HalfConv2d(nn.Conv2d):
    def forward(self, x):
        return half_gradient(self._conv_forward(half(x), half(self.weight), half(self.bias)))`;

/** What the model needs, and `class LossScale`. */
export function halfSection({ lossScale: { type, value, interval } }: Experiment): string {
  const dynamic = type === 'dynamic';
  return `${operands}


class LossScale:
    """What torch.cuda.amp.GradScaler does: after an overflow there is no update${dynamic ? ', and the scale is halved' : ''}."""

    def __init__(self):
        self.scale = ${value.toFixed(1)}
        self.overflows = 0
${dynamic ? '        self.fine = 0  # steps in a row without an overflow\n' : ''}
    def unscale(self, params):
        """Takes the scale out of the gradients. Returns whether all of them are numbers."""
        gradients = [p.grad for p in params if p.grad is not None]
        fine = all(torch.isfinite(gradient).all() for gradient in gradients)
${lines(
  '        for gradient in gradients:',
  '            gradient.mul_(1 / self.scale)',
  '        if not fine:',
  '            self.overflows += 1',
  dynamic && '            self.scale *= 0.5',
  dynamic && '        self.fine = self.fine + 1 if fine else 0',
  dynamic && `        if self.fine == ${interval}:\n            self.scale, self.fine = 2 * self.scale, 0`,
  '        return fine',
)}`;
}

/** The model's source with its matrix work in halves. */
export const inHalves = (source: string): string =>
  source
    .replaceAll(/\bnn\.(Linear|Conv2d)\(/g, 'Half$1(')
    .replace('parts = self.in_proj(x).chunk', 'parts = half(self.in_proj(x)).chunk')
    .replace('o = scores.softmax(-1) @ v', 'o = half_gradient(half(half_gradient(scores).softmax(-1)) @ v)');
