// Links nobody meant: valid ones, broken in the ways mail programs, hands and malice break them. The same list for
// the codec's test and for the test of the page.
import * as fc from 'fast-check';
import { hash, toLink } from '../src/experiment/index.ts';
import { arbitraryExperiment } from '../src/experiment/testing.ts';

const keys =
  'seed data samples noise label-noise test features points layers init gain loss opt lr momentum beta1 beta2 eps rho decay bias-correction schedule warmup schedule-steps every gamma milestones power end-factor patience l1 l2 clip clip-value batches batch batch-min batch-max shuffle precision tweaks hide nesterov v'.split(
    ' ',
  );
const strangeKeys = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'LR',
  'lr[]',
  'x',
  '<script>',
  '😀',
  '%',
  'a'.repeat(300),
];
const values = [
  '', '0', '-1', '-0', '1e999', '-1e999', '0x10', 'NaN', 'Infinity', 'null', 'undefined', 'true', '1_000', '1,5', '٣',
  '9'.repeat(400), `0.${'0'.repeat(400)}1`, '__proto__', 'constructor', 'hasOwnProperty', '[object Object]', '[]', '{}',
  '%', '%zz', '%E0%A4%A', '%00', '\u0000', '😀', '\ud83d', '\u202e', '<img src=x onerror=alert(1)>', "';alert(1)//",
  'javascript:alert(1)', '8t,8t,', ',,,,', '8t'.repeat(500), '99999t', '-8t', '0t', 'none', '~', '~AAAA', `~${'A'.repeat(5000)}`,
  '120:lr', '120:lr:', ':::', '120:lr:0.1:', '-5:lr:0.1', '1e99:lr:0.1', '5:data:xor', '5:theta.1:1e999', '5:theta.99999999999:1',
  '5:__proto__:1', '3:theta.-1:2', '0', 'a'.repeat(20_000),
]; // prettier-ignore

/** `n` links (hashes without `#`), the same for the same seed. */
export function mutatedLinks(seed: number, n: number): string[] {
  const valid = fc.sample(arbitraryExperiment, { seed, numRuns: Math.max(n, 100) }).map(toLink);
  const others = valid.slice(0, 100);
  return valid.slice(0, n).map((link, i) => {
    let draws = 0;
    const draw = (bound: number) => hash(seed, 100, i, draws++) % bound;
    let text = link;
    for (let times = 1 + draw(3); times > 0; times--) text = mutate(text, draw, others);
    return text;
  });
}

function mutate(link: string, draw: (bound: number) => number, others: readonly string[]): string {
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)];
  const pairs = link.split('&');
  const at = draw(link.length + 1);
  switch (draw(12)) {
    case 0: // one bit of one character
      return link.slice(0, at) + String.fromCharCode((link.charCodeAt(at) || 32) ^ (1 << draw(8))) + link.slice(at + 1);
    case 1:
      return link.slice(0, at);
    case 2:
      return link.slice(at);
    case 3: // a pair again, or with another's value
      return [...pairs, pick(pairs)].join('&');
    case 4:
      return [...pairs, `${pick(keys)}=${pick(values)}`].join('&');
    case 5:
      return [...pairs, `${pick(strangeKeys)}=${pick(values)}`].join('&');
    case 6: // a known key with a hostile value in place of a pair
      return pairs.with(draw(pairs.length), `${pick(keys)}=${pick(values)}`).join('&');
    case 7:
      return `${link}&${pick(others)}`;
    case 8: // characters in another order
      return (
        link.slice(0, at) +
        link
          .slice(at, at + 12)
          .split('')
          .toReversed()
          .join('') +
        link.slice(at + 12)
      );
    case 9:
      return pick([
        (s: string) => encodeURIComponent(s.replaceAll(/\p{Cs}/gu, '?')),
        (s: string) => s.toUpperCase(),
        (s: string) => s.replaceAll('&', '&amp;'),
        (s: string) => `?a=b#${s}`,
      ])(link);
    case 10: // random characters
      return link + Array.from({ length: draw(40) }, () => String.fromCharCode(draw(0x300))).join('');
    default:
      return link.slice(0, at) + pick(values) + link.slice(at);
  }
}
