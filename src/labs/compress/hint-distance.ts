// How far a student's hidden layer still is from its teacher's: the term of the loss, on data neither learns from.
import { hintMap } from '../../engine/hint.ts';
import type { Trainer } from '../../engine/trainer.ts';
import { layerOutputs } from './layer-outputs.ts';

/** Test rows it is measured on, and multiply-adds of r for them: it is looked at several times a second. */
const mostRows = 256;
const mostProducts = 2 ** 22;

/** ½‖r(h_student) − h_teacher‖², the mean over the first test rows; the layers are counted from 1. */
export async function hintDistance(
  { teacher, student }: { teacher: Trainer; student: Trainer },
  matched: { student: number; teacher: number },
): Promise<number> {
  const [from, to] = [matched.student - 1, matched.teacher - 1];
  const { shape, output } = student.plan.layers[from];
  const map = hintMap(shape, teacher.plan.layers[to].shape);
  const products = map ? map.IN * map.OUT * map.REPEAT : 1;
  const rows = Math.min(student.dataset.test.n, mostRows, Math.ceil(mostProducts / products));
  const [[own], [its], [theta]] = await Promise.all([
    layerOutputs(student, 'test', rows, [from]),
    layerOutputs(teacher, 'test', rows, [to]),
    map ? student.read([{ buffer: 'theta', words: student.plan.length }]) : [new Float32Array()],
  ]);
  if (!map) return halfSquares(own, its) / rows;
  const place = (name: string): number => student.plan.parameters.find((p) => p.name === name)!.offset;
  const [WEIGHT, BIAS] = [place('hint.weight'), place('hint.bias')];
  const { IN, OUT } = map;
  const mapped = new Float32Array(its.length);
  for (let row = 0; row < (rows * output.size) / IN; row++) {
    for (let o = 0; o < OUT; o++) {
      let sum = theta[BIAS + o];
      for (let i = 0; i < IN; i++) sum += theta[WEIGHT + o * IN + i] * own[row * IN + i];
      mapped[row * OUT + o] = sum;
    }
  }
  return halfSquares(mapped, its) / rows;
}

const halfSquares = (a: Float32Array, b: Float32Array): number => a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0) / 2;
