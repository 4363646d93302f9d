// The playground's counter-based draws (src/experiment/random.ts) in numpy.
import { stream } from '../../experiment/index.ts';
import { calls, lines, mentions } from './python.ts';

const draw = `\
def pcg(v):
    """One round of PCG-RXS-M-XS-32, on whole numbers below 2**32 or arrays of them."""
    state = (v * 747796405 + 2891336453) & 0xFFFFFFFF
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & 0xFFFFFFFF
    return (word >> 22) ^ word


def draw(stream, step, index):
    """32 random bits: a hash of (SEED, stream, step, index), so that the playground draws the same."""
    v = SEED
    for word in (stream, step, index):
        v = (pcg(v) + word) & 0xFFFFFFFF
    return pcg(v)`;

const uniform = `\
def uniform(stream, step, index):
    """Numbers from [0, 1) with 24 bits."""
    return (draw(stream, step, index) >> 8) * 2.0**-24`;

const normal = `\
def normal(stream, step, index):
    """Standard normal numbers (Box & Muller 1958)."""
    u = 1 - uniform(stream, step, 2 * index)
    return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * uniform(stream, step, 2 * index + 1))`;

const permutation = `\
def permutation(n, epoch):
    """The numbers 0 … n - 1 in a random order (Fisher & Yates)."""
    order = list(range(n))
    i = np.arange(n, dtype=np.uint64)
    for i, j in enumerate((i + draw(SHUFFLE, epoch, i) % (n - i)).tolist()):
        order[i], order[j] = order[j], order[i]
    return order`;

const streams = {
  INIT: stream.init,
  SHUFFLE: stream.shuffle,
  BATCH_SIZE: stream.batchSize,
  DROPOUT: stream.dropout,
  PRUNE: stream.prune,
};

/** The functions that `body` calls, and what those call in turn. */
export function randomSection(seed: number, body: string): string {
  const shuffles = calls(body, 'permutation') && permutation;
  const gauss = calls(body, 'normal') && normal;
  const flat = (gauss || calls(body, 'uniform')) && uniform;
  if (!shuffles && !flat && !calls(body, 'draw')) return '';
  const used = Object.entries(streams).filter(([name]) => mentions(`${body}${shuffles || ''}`, name));
  const names = used.map(([name]) => name).join(', ');
  const numbers = used.map(([, number]) => number).join(', ');
  return lines(
    `SEED = ${seed}`,
    `${names} = ${numbers}  # every use of randomness has a stream of its own`,
    ...[draw, flat, gauss, shuffles].map((part) => part && `\n\n${part}`),
  );
}
