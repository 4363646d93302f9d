import { beforeEach, expect, test, vi } from 'vitest';

let software = true;
let phase = 'running';
vi.mock('./software-drawing.ts', () => ({ drawsInSoftware: () => software }));
vi.mock('../../../store/session.ts', () => ({ shownStatus: () => ({ phase }) }));

/** Animation frames of a screen that shows sixty a second and is never late. */
let due: ((now: number) => void)[] = [];
let time = 0;
vi.stubGlobal('requestAnimationFrame', (callback: (now: number) => void) => due.push(callback));
vi.stubGlobal('performance', { now: () => time });
function frame(): void {
  time += 16.7;
  const now = due;
  due = [];
  for (const f of now) f(time);
}

async function fresh() {
  vi.resetModules();
  due = [];
  time = 0;
  return import('./turns.ts');
}

beforeEach(() => {
  software = true;
  phase = 'running';
});

test('without graphics hardware one view draws at a time, in the order in which they asked, with a gap', async () => {
  const { inTurn } = await fresh();
  const drawn: string[] = [];
  const a = () => drawn.push(`a ${Math.round(time)}`);
  const b = () => drawn.push(`b ${Math.round(time)}`);
  inTurn(a);
  inTurn(b);
  inTurn(a); // asked twice, drawn once
  for (let i = 0; i < 6; i++) frame();
  expect(drawn).toEqual(['a 17', 'b 67']);
});

test('with graphics hardware, and in a run that stands, all draw at the next frame', async () => {
  for (const set of [() => (software = false), () => (phase = 'ready')]) {
    software = true;
    phase = 'running';
    set();
    const { inTurn } = await fresh();
    const drawn: string[] = [];
    inTurn(() => drawn.push('a'));
    inTurn(() => drawn.push('b'));
    expect(drawn).toEqual([]);
    frame();
    expect(drawn).toEqual(['a', 'b']);
  }
});

test('what is taken back is not drawn; what asks again waits behind the others', async () => {
  const { inTurn, outOfTurn } = await fresh();
  const drawn: string[] = [];
  const again = () => {
    drawn.push('again');
    inTurn(again);
  };
  const gone = () => drawn.push('gone');
  inTurn(again);
  inTurn(gone);
  inTurn(() => drawn.push('last'));
  outOfTurn(gone);
  for (let i = 0; i < 11; i++) frame();
  expect(drawn).toEqual(['again', 'last', 'again', 'again']);
});
